/** Control characters, those without width, fillers, variation selectors, tags, and what turns text around. */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|[\u17b4-\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;

/** Almost every name is of these alone. */
const printed = /^[ -~]*$/;

/** The text with a sign in the place of each character that no one sees: none belongs in what people read. */
export function withoutUnseen(text: string): string {
  return printed.test(text) ? text : text.replace(unseen, "�");
}
