import { z } from 'zod'
import { digestOf, sha256 } from '../../platform/digest.ts'
import type { ReceivedFile } from '../files/index.ts'
import type { LetterContent } from './letter.ts'
import type { LetterSettings } from './letter-settings.ts'
import { typesetLetter } from './typeset-letter.ts'

/** The paper of a letter. `pdf`: null where its bytes are kept already. */
export type LetterPdf = Readonly<{ received: ReceivedFile; pdf: Buffer | null }>

/** A letter that was typeset and kept before the transaction opened. No form can send one. */
export class SetLetter {
  readonly checkKey: string
  private readonly digest: string
  private readonly received: ReceivedFile

  private constructor(checkKey: string, content: LetterContent, received: ReceivedFile) {
    this.checkKey = checkKey
    this.digest = digestOf(content)
    this.received = received
  }

  /** Keeps the bytes of a letter. Those that no letter names in the end are swept like others. */
  static async keep(
    { checkKey, content }: Readonly<{ checkKey: string; content: LetterContent }>,
    { received, pdf }: LetterPdf,
    { files }: Pick<LetterSettings, 'files'>,
  ): Promise<SetLetter> {
    if (pdf) await files.put(pdf)
    return new SetLetter(checkKey, content, received)
  }

  /** The paper of this content; null where it says something else. */
  paperOf(content: LetterContent): LetterPdf | null {
    return digestOf(content) === this.digest ? { received: this.received, pdf: null } : null
  }
}

/** For the input of an act whose letter is typeset ahead. */
export const setLetter = z.custom<SetLetter>(value => value instanceof SetLetter).optional()

/** The letter typeset now. */
export function typesetNow(checkKey: string, content: LetterContent): LetterPdf {
  const { pdf, pages } = typesetLetter(content)
  const received = {
    sha256: sha256(pdf),
    bytes: pdf.length,
    mediaType: 'application/pdf' as const,
    originalName: `surat-usulan-${checkKey.toLowerCase()}.pdf`,
    pages,
    width: null,
    height: null,
  }
  return { received, pdf }
}
