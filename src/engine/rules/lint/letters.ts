import { text } from '../../../foundation/text.ts'
import type { DocumentRequirement } from '../form.ts'
import type { Check, LintView } from './view.ts'

/**
 * The letter of an approval is one for each nomination, and always asked for: whether the head approves hangs on no
 * answer, and a letter that was made would have no place in the file once an answer changed. It cannot tell the maker
 * apart by its own number.
 */
const lettersIn = (view: LintView): readonly DocumentRequirement[] =>
  view.document.documents.filter(part => part.madeAtApproval !== undefined)

const checkOneLetter: Check = view => {
  const [first, ...others] = lettersIn(view)
  const id = first?.id ?? ''
  const message = text(
    `"${id}" sudah dibuat saat persetujuan. Satu usulan hanya mempunyai satu surat; hapus "madeAtApproval" di sini.`,
    `"${id}" is made at the approval already. A nomination has one letter only; remove "madeAtApproval" here.`,
  )
  return others.map(part => view.report('letter-twice', part, ['madeAtApproval'], message))
}

const checkLetterAlwaysAsked: Check = view =>
  lettersIn(view)
    .filter(part => part.required !== true && view.whole(part, 'required'))
    .map(part =>
      view.report(
        'letter-conditional',
        part,
        ['required'],
        text(
          'Surat yang dibuat saat persetujuan selalu diminta: tulis "required": true.',
          'A letter that is made at the approval is always asked for: write "required": true.',
        ),
      ),
    )

const checkLetterMaker: Check = view =>
  lettersIn(view)
    .filter(part => part.madeAtApproval?.makerBy === part.id)
    .map(part =>
      view.report(
        'letter-maker',
        part,
        ['madeAtApproval', 'makerBy'],
        text(
          'Nomor IKM harus dari dokumen lain, misalnya NIB.',
          'The number of the maker has to come from another document, such as the business number.',
        ),
      ),
    )

export const checkLetters: Check = view =>
  [checkOneLetter, checkLetterAlwaysAsked, checkLetterMaker].flatMap(check => check(view))
