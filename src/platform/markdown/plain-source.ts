// oxlint-disable no-control-regex -- characters that nobody sees are what this is about
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
/** Control characters, and those that turn the direction of a line or that nobody sees. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g
const NOTHING_TO_SEE = /^[\s\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u

/** A text as a person could have typed it: whole characters, plain ends of lines, nothing unseen. */
export const plainSource = (source: string): string =>
  source.toWellFormed().replaceAll(LINE_ENDS, '\n').replaceAll(UNSEEN, '')

/** False for a text that leaves nothing on the page. */
export const isSeen = (text: string): boolean => !NOTHING_TO_SEE.test(text)
