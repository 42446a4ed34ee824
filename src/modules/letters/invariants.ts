import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { hashOfStored } from '../../platform/files/index.ts'
import { listLetterPapers, listStrayLetters } from './invariant-store.ts'
import { listDocumentsByIds } from '../documents/index.ts'
import { listFiles } from '../files/index.ts'
import { idsInState } from '../nominations/index.ts'

/** States before an approval, or after the office took the file back: no letter holds for it. */
const withoutLetter = ['draft', 'withdrawn'] as const

export const lettersInvariants: readonly Invariant[] = [
  {
    id: 'letters.in-force',
    says: text(
      'Setiap usulan mempunyai paling banyak satu surat usulan buatan sistem yang berlaku, dan tidak satu pun selama disusun atau setelah ditarik.',
      'Every nomination has at most one letter made here that is in force, and none while it is a draft or after it was withdrawn.',
    ),
    find: async ({ reader }) => {
      const papers = await listLetterPapers(reader)
      const documents = await listDocumentsByIds(
        reader,
        papers.map(one => one.documentId),
      )
      const live = papers.filter(one => {
        const document = documents.get(one.documentId)
        return document !== undefined && document.removedAt === null && document.replacedBy === null
      })
      const counted = Map.groupBy(live, one => one.nominationId)
      const twice = [...counted].filter(([, own]) => own.length > 1).map(([id]) => id)
      const stray: string[] = []
      for (const state of withoutLetter) stray.push(...(await idsInState(reader, [...counted.keys()], state)))
      return [...twice, ...stray]
    },
  },
  {
    id: 'letters.paper',
    says: text(
      'Setiap surat usulan buatan sistem adalah dokumen pada berkas setiap usulan yang disebutnya, dengan nomor dan berkas yang sama, dan tersimpan utuh.',
      'Every letter made here is a document of each nomination that it names, with the same number and file, and its file is kept whole.',
    ),
    find: async ({ reader, files }) => {
      const stray = await listStrayLetters(reader)
      const papers = await listLetterPapers(reader)
      const documents = await listDocumentsByIds(
        reader,
        papers.map(one => one.documentId),
      )
      const wrong = papers.filter(one => {
        const document = documents.get(one.documentId)
        return (
          document?.fileId !== one.fileId ||
          document.number !== one.number ||
          document.madeFor !== one.nominationId
        )
      })
      const stored = await listFiles(reader, [...new Set(papers.map(one => one.fileId))])
      return async () => {
        const broken: string[] = []
        for (const { sha256, id } of stored.values())
          if ((await hashOfStored(files, sha256))?.sha256 !== sha256) broken.push(id)
        return [
          ...stray,
          ...wrong.map(one => one.letterId),
          ...papers.filter(one => broken.includes(one.fileId)).map(one => one.letterId),
        ]
      }
    },
  },
]
