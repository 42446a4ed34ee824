// oxlint-disable no-control-regex -- control characters are what this is about
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g
const OTHER_LINE_ENDS = /[\u000b\u000c]/g

/**
 * A text as it was typed, without what no person types and no database stores: control characters other than
 * the tab and the ends of lines. The other ends of lines and pages, which office programs paste, become plain ones.
 */
export const withoutControls = (value: string): string =>
  value.replaceAll(OTHER_LINE_ENDS, '\n').replaceAll(CONTROLS, '')
