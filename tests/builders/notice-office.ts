import { noticeJobHandlers } from '../../src/modules/notices/notice-job.ts'
import { listNotices } from '../../src/modules/notices/notice-store.ts'
import type { Notice } from '../../src/modules/notices/notice.ts'
import type { Letter, Post } from '../../src/modules/people/index.ts'
import { anAccount, type TestAccount } from './accounts.ts'
import { letterBox } from './letter-box.ts'
import { NominationOffice } from './nomination-office.ts'

/** An office of nominations whose people, and one of the office next door, have accounts and are told of acts. */
export type NoticeOffice = Readonly<{
  office: NominationOffice
  operator: TestAccount
  head: TestAccount
  post: Post
  /** One turn of the work in the background: the letters that it sent. */
  tell: () => Promise<readonly Letter[]>
  noticesOf: (account: TestAccount) => Promise<readonly Notice[]>
}>

export async function noticeOffice(): Promise<NoticeOffice> {
  const office = await NominationOffice.open()
  const { database, environment } = office
  const operator = await anAccount(database, 'Siti Operator', [{ role: 'operator', area: '32.05' }])
  const head = await anAccount(database, 'Budi Kepala', [{ role: 'office-head', area: '32.05' }])
  await anAccount(database, 'Wayan Tetangga', [{ role: 'operator', area: '32.06' }])
  const { letters, post } = letterBox('https://bintang.contoh.example')
  const [work] = Object.values(noticeJobHandlers(environment, post))
  const tell = async (): Promise<readonly Letter[]> => {
    letters.length = 0
    await work?.({})
    return [...letters]
  }
  const noticesOf = (account: TestAccount) =>
    database.read(reader => listNotices(reader, account.id, { after: null, limit: 99 }))
  await tell()
  return { office, operator, head, post, tell, noticesOf }
}
