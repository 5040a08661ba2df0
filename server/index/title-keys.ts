import { indexTokens } from "../language/analyse.ts";

/** Keys under which a title is found however its words are inflected: of the whole title, and of the title without its part. */
export function titleKeys(title: string, language: string): string[] {
  const whole = indexTokens(title, language).join(" ");
  const common = indexTokens(title.split(/\. | : /)[0] ?? "", language).join(" ");
  return [...new Set([whole, common])].filter((key) => key.length > 0);
}
