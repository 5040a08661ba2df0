/** "unknown": the record does not say; it is shown after those that do. */
export type Fit = "fits" | "unfit" | "unknown";

export const fitOf = (claim: boolean): Fit => (claim ? "fits" : "unfit");
