/** Bytes that stand for no character of Windows-1252. */
const HOLES = /[\u0081\u008d\u008f\u0090\u009d]/
// oxlint-disable-next-line no-control-regex -- what no text holds
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/

function decodeAs(content: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return null
  }
}

function decoded(content: Buffer): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return decodeAs(content, 'utf-16le')
  if (content[0] === 0xfe && content[1] === 0xff) return decodeAs(content, 'utf-16be')
  const text = decodeAs(content, 'utf-8')
  if (text !== null) return text
  const western = decodeAs(content, 'windows-1252')
  return western !== null && !HOLES.test(western) ? western : null
}

/** The text of a file as spreadsheets save it: UTF-8 with or without its mark, UTF-16 with it, or Windows-1252. */
export function decodeText(content: Buffer): string | null {
  const text = decoded(content)?.replace(/^\uFEFF/, '')
  return text === undefined || CONTROLS.test(text) ? null : text
}

/** What parts the cells: said by the file itself, or the sign that its first lines hold most often. */
export function separatorOf(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (said) return said
  const head =
    text
      .slice(0, 4_000)
      .replaceAll(/"[^"]*"/g, '')
      .split('\n')[0] ?? ''
  const count = (sign: string): number => head.split(sign).length
  return [';', ',', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ';'
}
