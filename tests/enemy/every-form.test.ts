// on PostgreSQL: every form of the product, with every wrong value.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verify } from '../../src/audit/index.ts'
import type { Application } from '../../src/app.ts'
import { demoPeople } from '../../src/modules/people/index.ts'
import { settledApplication } from '../builders/test-application.ts'
import { crawl } from './crawl.ts'
import { Enemy } from './enemy.ts'
import { everything } from './side-story.ts'

/** Acts that the walk does not try, each with the reason and the place of its tests. */
const elsewhere: Readonly<Record<string, string>> = {
  '/masuk session.sign-in': 'has no session and so no key: src/modules/people/signing-in/sign-in.test.ts',
  '/masuk/demo session.sign-in-demo':
    'opens a session, and so needs no key: src/modules/people/demo-people.test.ts',
  '/masuk/demo ': 'the same for scripts, which send the person alone',
  '/masuk/kode session.second-step':
    'opens a session, and so needs no key: src/modules/people/signing-in/second-factor.test.ts',
  '/lupa-sandi account.request-reset':
    'tells nobody anything, and needs mail: src/modules/people/accounts/account-link.test.ts',
  '/sandi-baru/:token account.use-link':
    'needs a mailed link: src/modules/people/accounts/account-link.test.ts',
  '/akun/undang person.invite': 'needs mail: src/modules/people/accounts/invitation.test.ts',
  '/akun mail.retry': 'needs a mail that failed: src/modules/people/mail/outbox.test.ts',
  '/akun/:id person.invite-again': 'needs mail: src/modules/people/accounts/invite-again.test.ts',
  '/akun-saya account.change-password':
    'counts every try, so that probes would bar it: src/modules/people/signing-in/password-guesses.test.ts',
  '/akun-saya/kode account.set-second-factor':
    'counts every try, and needs the code of an app: src/modules/people/signing-in/second-factor.test.ts',
  '/akun-saya/kode account.remove-second-factor':
    'needs the code of an app: src/modules/people/signing-in/second-factor.test.ts',
  '/akun-saya/kode/cadangan account.renew-recovery-codes':
    'counts every try, and needs a second factor: src/modules/people/signing-in/second-factor.test.ts',
  '/akun/:id person.reset-second-factor':
    'needs an account with a second factor: src/modules/people/signing-in/second-factor.test.ts',
  '/sidang/:id plenary-session.name-role':
    'needs rules that name such roles: src/modules/plenary/roles.test.ts',
  '/sidang/:id plenary-case.hand-over':
    'needs a chair with an interest: src/modules/plenary/chair-interest.test.ts',
  '/sanggahan/:id/penetapan-baru correction.open':
    'needs an objection that was upheld: src/setup/decided-anew.test.ts',
  '/sanggahan/:id/penetapan-baru correction.correct-fact':
    'needs an objection that was upheld: src/setup/decided-anew.test.ts',
  '/sanggahan/:id/penetapan-baru correction.record-awaited':
    'needs a new decision that the rules suspend: src/setup/awaited-anew.test.ts',
  '/sanggahan/:id/penetapan-baru correction.sign':
    'needs an objection that was upheld: src/setup/decided-anew.test.ts',
  '/pleno/:edition/:nomination plenary.record-awaited':
    'needs a result that the rules suspend: src/setup/beside-the-star.test.ts',
  '/nilai-tingkat/:id/:level regency-answer.autosave':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level regency-answer.save':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level regency-answer.send':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level regency-answer.take-back':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level province-answer.autosave':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level province-answer.save':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level province-answer.send':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level province-answer.take-back':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level national-answer.autosave':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level national-answer.save':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level national-answer.send':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/nilai-tingkat/:id/:level national-answer.take-back':
    'needs rules whose levels answer criteria: src/modules/assessment/levels/levels.test.ts',
  '/fakta-luar/edisi/:edition outside-list.send':
    'needs rules that want facts from outside: src/modules/assessment/outside/outside.test.ts',
  '/fakta-luar/daftar/:id outside-list.confirm':
    'needs rules that want facts from outside: src/modules/assessment/outside/outside.test.ts',
  '/fakta-luar/daftar/:id outside-list.cancel':
    'needs rules that want facts from outside: src/modules/assessment/outside/outside.test.ts',
  '/fakta-luar/usulan/:id/:fact outside-fact.bring':
    'needs rules that want facts from outside: src/modules/assessment/outside/outside.test.ts',
  '/lembar-bersama/:code agreed-sheet.save':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/lembar-bersama/:code agreed-sheet.autosave':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/lembar-bersama/:code agreed-sheet.take-over':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/lembar-bersama/:code agreed-sheet.refuse':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/lembar-bersama/:code agreed-sheet.agree':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/lembar-bersama/:code agreed-sheet.lock':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/pleno/:edition/:nomination/lembar agreed-sheet.open':
    'needs rules by which a panel agrees: src/modules/decisions/cases/agreed.test.ts',
  '/sanggahan/:id/juri jury.call':
    'needs an objection that was upheld: src/modules/objections/second-jury.test.ts',
  '/sanggahan/:id/juri jury.open-sheet':
    'needs an objection that was upheld: src/modules/objections/second-jury.test.ts',
  '/sanggahan/:id/juri jury.set-aside':
    'needs an interest found after the lock: src/modules/decisions/chain/agreed-chain.test.ts',
  '/sanggahan/:id/juri jury.open-agreed':
    'needs rules by which a panel agrees: src/modules/decisions/chain/agreed-chain.test.ts',
  '/sanggahan/:id/juri jury.replace':
    'needs an objection that was upheld: src/modules/objections/second-jury.test.ts',
  '/sanggahan/:id objection.step-aside':
    'leaves nobody in the story who may handle it: src/modules/objections/objections.test.ts',
  '/evaluasi-ulang/:edition reevaluation.remind': 'needs mail: src/modules/reevaluation/reminders.test.ts',
  '/dokumen/periksa-nomor document.check-number':
    'answers a script, and changes nothing: src/modules/documents/number-check.test.ts',
  '/cek-kesiapan readiness.check':
    'shows what was typed, and changes nothing: src/modules/readiness/petitions.test.ts',
  '/kelola/halaman/:id/ubah page.preview':
    'shows what was typed, and changes nothing: src/modules/articles/article-pages.test.ts',
  '/edisi-kelola/:id/tahap/:stage stage.preview-extension':
    'shows what was typed, and changes nothing: src/modules/editions/extension.test.ts',
  '/edisi-kelola/:id/tahap/:stage stage.extend':
    'its form comes after a look at whom it concerns: src/modules/editions/extension.test.ts',
  '/edisi-kelola/:id/tahap/:stage outage.dismiss': 'needs an outage: src/modules/editions/outage.test.ts',
  '/pleno/:edition selection.draw': 'needs rules with lots: src/setup/selections.test.ts',
  '/penugasan/:id/coba assessment.try':
    'shows what was typed, and changes nothing: src/modules/assessment/trial/trial.test.ts',
  '/pleno/:edition/:nomination/lembar scoresheet.set-aside':
    'needs an interest found after the lock: src/modules/decisions/cases/set-aside.test.ts',
  '/penugasan/:id assessment.pass-on': 'needs rules without points: src/setup/unscored.test.ts',
  '/penugasan/:id/ulangan repeat.give':
    'needs sheets that were locked days ago: src/modules/assessment/repeats/repeats.test.ts',
  '/undangan/:token session.use-invitation':
    'opens a session, and counts every try: src/modules/contributions/invitation-link.test.ts',
  '/akun-saya/bukti session.prove': 'keeps its time of proof: src/modules/people/signing-in/proof.test.ts',
  '/akun-saya/bukti session.prove-demo':
    'keeps its time of proof: src/modules/people/signing-in/proof.test.ts',
  '/edisi-kelola/:id/susun/bagian rules-draft.fill':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/edisi-kelola/:id/susun/bagian rules-draft.arrange':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/edisi-kelola/:id/susun/bagian rules-draft.choose':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/edisi-kelola/:id/susun rules-draft.keep-cases':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/edisi-kelola/:id/susun rules-draft.finish':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/edisi-kelola/:id/susun rules-draft.drop':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/edisi-kelola/:id/susun/coba rules-draft.add-case':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/trial.test.ts',
  '/edisi-kelola/:id/susun/coba rules-draft.try':
    'takes whatever is typed, since a draft may be wrong: src/modules/rulemaking/rulemaking.test.ts',
  '/sesi session.sign-out': 'sets a cookie outside of the pipeline: session-forms.test.ts',
  '/sesi session.end-one': 'sets a cookie outside of the pipeline: session-forms.test.ts',
  '/sesi session.end-others': 'sets a cookie outside of the pipeline: session-forms.test.ts',
  '/sesi session.switch-role': 'sets a cookie outside of the pipeline: session-forms.test.ts',
}

let application: Application
let enemy: Enemy
before(async () => {
  application = await settledApplication()
  enemy = await Enemy.come(application)
  await everything(enemy)
  for (const { id } of demoPeople()) await crawl(enemy, id)
})
after(() => application.close())

test('every act of every route was tried as an enemy, or is tried elsewhere for a reason', () => {
  const acts = enemy.routes.flatMap(({ path, actions = [], session = {}, previews = [] }) =>
    [...actions.map(one => one.name), ...Object.keys(session), ...previews].map(name => `${path} ${name}`),
  )
  const known = new Set([...enemy.tried, ...Object.keys(elsewhere)])
  assert.deepEqual(
    acts.filter(act => !known.has(act)),
    [],
  )
  assert.deepEqual(
    Object.keys(elsewhere).filter(act => enemy.tried.has(act) || !acts.includes(act)),
    [],
  )
})

test('every form that any demo person met on any page is among them', () => {
  assert.ok(enemy.seen.size > 40, `${enemy.seen.size} forms were met`)
  assert.deepEqual(
    [...enemy.seen].filter(act => !enemy.tried.has(act) && !(act in elsewhere)),
    [],
  )
})

test('a form without its key, with a forged one or with that of somebody else has no effect and says so', () =>
  assert.deepEqual(enemy.faults.keys, []))

test('a form sent twice at once and once more has one effect, one ledger entry, and three clear answers', () =>
  assert.deepEqual(enemy.faults.repeats, []))

test('a form out of an old tab has no effect, says what to do and keeps what was typed', () =>
  assert.deepEqual(enemy.faults.versions, []))

test('a form filled in any wrong way has no effect, links its problems to their fields and keeps what was typed', () =>
  assert.deepEqual(enemy.faults.fields, []))

test('after all of it the ledger verifies', async () => {
  const found = await application.environment.database.read(reader => verify(reader))
  assert.deepEqual([found.ok, found.firstBad], [true, null])
})
