/** What the parts of the page tell it; each passes all shadow roots on its way up. */
export interface DanaEvents {
  readonly "dana-ask": string;
  readonly "dana-stop": undefined;
  readonly "dana-rate": { readonly id: string; readonly isGood: boolean };
  readonly "dana-send-again": { readonly id: string };
  readonly "dana-language": "kk" | "ru" | "en";
}

export function tell<Name extends keyof DanaEvents>(from: EventTarget, name: Name, detail: DanaEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

export type Told<Name extends keyof DanaEvents> = CustomEvent<DanaEvents[Name]>;
