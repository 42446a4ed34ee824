import { catalogue } from '../../platform/translations.ts'
import type { Letter, Recipient } from '../people/index.ts'
import type { Petition } from './petition.ts'

/** Letters about petitions. Those to offices hold nothing of the sender: that stands on the office's own page. */
const words = catalogue(
  {
    newSubject: 'Permintaan baru agar diusulkan',
    newText: (name: string, link: string) =>
      `Yth. ${name},\n\nsebuah usaha di wilayah Anda memohon agar produknya diusulkan. Baca dan jawab di sini:\n${link}\n`,
    answerSubject: 'Permintaan Anda sudah dijawab',
    answerText: (link: string) =>
      `Dinas sudah menjawab permintaan Anda agar diusulkan. Baca jawabannya di sini:\n${link}\n\nBila Anda tidak pernah mengirim permintaan, batalkan lewat halaman yang sama; data Anda langsung dihapus.\n`,
  },
  {
    newSubject: 'A new request to be nominated',
    newText: (name, link) =>
      `Dear ${name},\n\na business in your area asks that its product be nominated. Read and answer it here:\n${link}\n`,
    answerSubject: 'Your request was answered',
    answerText: link =>
      `The office has answered your request to be nominated. Read the answer here:\n${link}\n\nIf you never sent a request, withdraw it on the same page; your data are deleted at once.\n`,
  },
)

const addressOf = (publicUrl: string, locale: 'id' | 'en', path: string): string =>
  `${publicUrl}${locale === 'en' ? '/en' : ''}${path}`

/** To those of the office that a petition lies with. */
export const lettersAboutNew = (
  recipients: readonly Recipient[],
  { id }: Petition,
  publicUrl: string,
): readonly Letter[] =>
  recipients.map(to => {
    const own = words[to.locale]
    const link = addressOf(publicUrl, to.locale, `/permintaan-kelola/${id}`)
    return { to, subject: own.newSubject, text: own.newText(to.name, link) }
  })

/** To the sender, who has no account; null where no address was given. */
export function letterToSender({ id, state, sender, locale, code }: Petition, publicUrl: string) {
  if (!sender?.email) return null
  const own = words[locale]
  const link = addressOf(publicUrl, locale, `/permintaan/${code}`)
  return {
    to: sender.email,
    subject: own.answerSubject,
    text: own.answerText(link),
    about: `petition.${state}`,
    recordId: id,
  }
}
