// The package is not installed unless the library wants a local model (README, "A stronger embedder"): what is called of it.
declare module "@huggingface/transformers" {
  export const env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    cacheDir: string | null;
    logLevel: number;
  };
  export const LogLevel: { readonly ERROR: number };
  export function pipeline(
    task: "feature-extraction",
    model: string,
    options: { readonly dtype: "q8"; readonly device: "cpu" },
  ): Promise<(texts: string[], options: { readonly pooling: "mean" }) => Promise<unknown>>;
}
