import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** The plenary's table, and the pages of sessions: of one that runs, and of one that has minutes. */
export function plenaryAddresses({
  at,
  lists,
  plenary,
  annex,
  rulesHash,
}: OfficeWorld): Readonly<Record<string, Address>> {
  const running = `/sidang/${plenary.running}`
  const minutes = `/sidang/${plenary.closed}/berita-acara`
  return {
    '/pleno/:edition': { path: `/pleno/${at.assessed.edition}`, subject: 'none' },
    '/pleno/:edition/:nomination': {
      path: `/pleno/${at.assessed.edition}/${at.assessed.nomination}`,
      subject: 'none',
    },
    '/penetapan/:id/tetapkan': { path: `/penetapan/${lists.approved}/tetapkan`, subject: 'none' },
    '/penetapan/:id/lampiran': { path: `/penetapan/${lists.decided}/lampiran`, subject: 'none' },
    '/lampiran-keputusan/:digest': { path: `/lampiran-keputusan/${annex}`, subject: 'none' },
    '/edisi/:slug/aturan/:hash': {
      path: `/edisi/edisi-${at.published.edition}/aturan/${rulesHash}`,
      subject: 'none',
    },
    '/hitung-sendiri/:slug/berkas.zip': {
      path: `/hitung-sendiri/edisi-${at.published.edition}/berkas.zip`,
      subject: 'none',
    },
    '/sidang/:id': { path: running, subject: 'panel' },
    '/sidang/:id/layar': { path: `${running}/layar`, subject: 'none' },
    '/sidang/:id/denyut': { path: `${running}/denyut`, subject: 'panel' },
    '/sidang/:id/berita-acara': { path: minutes, subject: 'none' },
    '/sidang/:id/berita-acara/unduh': { path: `${minutes}/unduh`, subject: 'none' },
  }
}

/** The forms on them, in the order of a session: the vote comes before its count, and the count settles the only case. */
export function plenaryForms({ lists, plenary, today }: OfficeWorld): Readonly<Record<string, Form>> {
  const { turn, motion } = plenary
  return {
    'recommendation.sign': { fields: {}, answer: 422 },
    // The shipped rules choose nothing by lot.
    'selection.draw': { fields: { selection: 'kuota', account: reason }, answer: 422 },
    'plenary.settle': { fields: { stars: '2', reason } },
    // The rules suspend nothing of it.
    'plenary.record-awaited': { fields: { awaited: 'gate x', paper: 'S-1', reason }, answer: 422 },
    'recommendation.approve': { fields: {} },
    'recommendation.return': { path: `/penetapan/${lists.toReturn}`, fields: { reason } },
    'decree-annex.prepare': { fields: { decree_number: 'KEP-9/CONTOH', decree_date: today } },
    // Nobody typed a passphrase.
    'decision.decide': { fields: { passphrase: '' }, answer: 422 },
    // Nobody is invited.
    'plenary-session.plan': {
      fields: { edition: plenary.edition, date: today, place: 'Ruang Contoh' },
      answer: 422,
    },
    // No member of the session.
    'plenary-session.attend': { fields: { person: 'tidak-seorang-pun', is: 'here' }, answer: 422 },
    // The shipped rules name no role.
    'plenary-session.name-role': { fields: { attendee: 'tidak-seorang-pun', role: 'saksi' }, answer: 422 },
    'plenary-vote.cast': { fields: { motion, choice: 'yes' } },
    'plenary-motion.count': { fields: { motion, how: 'count', short: 'yes' } },
    'plenary-motion.break-tie': { fields: { motion, casting: 'yes' }, answer: 422 },
    'plenary-case.call': { fields: { which: 'next', after: '' }, answer: 422 },
    'plenary-case.recuse': { fields: { turn, person: 'tidak-seorang-pun' }, answer: 422 },
    'plenary-case.hand-over': { fields: { turn, person: 'tidak-seorang-pun' }, answer: 422 },
    'plenary-case.step-aside': { fields: { turn }, answer: 422 },
    'plenary-motion.put': {
      fields: { turn, kind: 'defer', reason, movedBy: 'satu', secondedBy: 'dua' },
      answer: 422,
    },
    'plenary-session.adjourn': { fields: { pause: reason } },
    'plenary-session.open': { path: `/sidang/${plenary.planned}`, fields: {} },
    'plenary-session.close': { fields: {} },
    'plenary-minutes.correct': { fields: { correction: reason } },
  }
}
