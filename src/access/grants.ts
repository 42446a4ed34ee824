import { accountGrants } from './account-grants.ts'
import { roles } from './actor.ts'
import { assignmentGrants } from './assignment-grants.ts'
import { contributionGrants } from './contribution-grants.ts'
import { correctionGrants } from './correction-grants.ts'
import { allow, type Grant } from './grant.ts'
import { levelGrants } from './level-grants.ts'
import { objectionGrants } from './objection-grants.ts'
import { plenaryGrants } from './plenary-grants.ts'
import { publicationGrants } from './publication-grants.ts'
import { provinceGrants } from './province-grants.ts'
import { readinessGrants } from './readiness-grants.ts'
import { rulesGrants } from './rules-grants.ts'

const everyRoleWithAccount = roles.filter(role => role !== 'visitor')

const readFile = [
  'sentra.read',
  'producer.read',
  'product.read',
  'document.read',
  'nomination.read',
  'nomination.history',
  'sample.read',
]
const drafting = ['draft', 'returned']
const withSecretariat = ['submitted', 'resubmitted']
const beforeDecision = [
  'draft',
  'approved',
  'submitted',
  'returned',
  'resubmitted',
  'admitted',
  'in-assessment',
  'assessed',
]
/** The store room of samples, its list of places, and the sessions that samples go to. */
const keepSamples = [
  'sample.take-out',
  'sample.bring-back',
  'sample-place.add',
  'sample-place.change',
  'sample-place.count',
  'sample-session.plan',
  'sample-session.correct',
]
const handleSamples = ['sample.move', 'sample.write-off', 'sample.send-back']
const readPlenary = ['plenary.read', 'recommendation.read']

/** The whole of who may do what. What is not here is denied. */
export const grants: readonly Grant[] = [
  ...roles.map(role =>
    allow(role, 'public', [
      'edition.read',
      'catalogue.read',
      'certificate.check',
      'decree-annex.read',
      'letter.check',
      'conferment.read',
      'office.read',
      'statistics.read',
    ]),
  ),
  ...roles.map(role => allow(role, 'public', ['account.use-link'])),
  ...roles.map(role => allow(role, 'public', ['page.read'])),
  ...everyRoleWithAccount.map(role =>
    allow(role, 'self', ['task.list', 'session.switch-role', 'session.sign-out', 'account.change-password']),
  ),
  ...everyRoleWithAccount.map(role => allow(role, 'self', ['notice.read', 'notice.choose-pace'])),
  ...everyRoleWithAccount.map(role =>
    allow(role, 'self', [
      'account.prove',
      'account.declare-move',
      'account.set-second-factor',
      'account.remove-second-factor',
      'account.renew-recovery-codes',
    ]),
  ),

  ...readinessGrants,
  ...contributionGrants,
  ...provinceGrants,
  ...plenaryGrants,
  ...assignmentGrants,
  ...levelGrants,
  ...objectionGrants,
  ...correctionGrants,
  ...rulesGrants,
  allow('operator', 'area', ['import.read', 'import.send', 'import.confirm', 'import.cancel']),
  allow('province-officer', 'area', ['import.read']),
  allow('auditor', 'all', ['import.read']),
  allow('verifier', 'all', ['document.look-up', 'document.see-look-ups']),
  allow('secretariat', 'all', ['document.see-look-ups']),
  allow('auditor', 'all', ['document.see-look-ups']),

  allow('producer', 'own', [
    'producer.read',
    'product.read',
    'document.read',
    'nomination.read',
    'reevaluation.read',
  ]),
  allow('producer', 'own', ['feedback.read', 'certificate.download'], ['published']),

  allow('operator', 'area', [
    ...readFile,
    'reevaluation.read',
    'sentra.register',
    'sentra.edit',
    'producer.register',
    'producer.edit',
    'product.register',
    'product.edit',
    'product.note-change',
    'product.take-back-change',
    'photo.add',
    'photo.edit',
    'photo.remove',
    'document.add',
    'document.replace',
    'document.remove',
    'nomination.open',
    'nomination.open-again',
  ]),
  allow('operator', 'area', ['nomination.answer', 'nomination.autosave', 'nomination.attach'], drafting),
  allow('operator', 'area', ['nomination.submit'], ['approved']),
  allow('operator', 'area', ['nomination.resubmit'], ['returned']),
  allow(
    'operator',
    'area',
    ['sample.announce', 'sample.send'],
    [...withSecretariat, 'returned', 'admitted', 'in-assessment'],
  ),
  allow('operator', 'area', ['sample.confirm-return'], ['going-back']),
  allow('operator', 'area', ['feedback.read', 'certificate.download'], ['published']),
  allow('operator', 'area', ['coaching.overview'], ['published']),
  // Sums over the whole country, never a single product of another area.
  allow('operator', 'all', ['coaching.compare'], ['published']),

  allow('office-head', 'area', [...readFile, 'reevaluation.read']),
  allow(
    'office-head',
    'area',
    ['nomination.approve', 'nomination.approve-together', 'nomination.give-back'],
    ['draft'],
  ),
  allow('office-head', 'area', ['letter.renew'], ['approved', 'returned']),
  allow('office-head', 'area', ['nomination.reopen', 'nomination.submit'], ['approved']),
  allow('office-head', 'area', ['nomination.resubmit'], ['returned']),
  allow('office-head', 'area', ['nomination.withdraw'], beforeDecision),
  allow('office-head', 'area', ['role.delegate', 'role.end-delegation']),
  allow('office-head', 'area', ['feedback.read', 'certificate.download'], ['published']),
  allow('office-head', 'area', ['coaching.overview'], ['published']),
  allow('office-head', 'all', ['coaching.compare'], ['published']),

  allow('province-officer', 'area', [...readFile, 'reevaluation.read']),
  allow('province-officer', 'area', ['feedback.read', 'coaching.overview'], ['published']),
  allow('province-officer', 'all', ['coaching.compare'], ['published']),

  allow('verifier', 'all', [...readFile, 'sample.see-code', 'verification.read']),
  allow(
    'verifier',
    'all',
    ['verification.check', 'verification.return', 'verification.admit', 'verification.refuse'],
    withSecretariat,
  ),
  allow(
    'verifier',
    'all',
    [
      'verification.take',
      'verification.release',
      'verification.ask',
      'verification.answer',
      'verification.flag',
      'verification.resolve-flag',
      'verification.decide-duplicate',
      'verification.propose-refusal',
      'verification.send-refusal-back',
    ],
    withSecretariat,
  ),
  allow('verifier', 'all', ['verification.take-next', 'verification.assign', 'verification.statistics']),
  allow('secretariat', 'all', ['verification.assign', 'verification.statistics']),
  allow('secretariat', 'all', ['coaching.overview', 'coaching.compare'], ['published']),
  allow('auditor', 'all', ['coaching.overview', 'coaching.compare'], ['published']),
  allow('auditor', 'all', ['verification.statistics']),
  allow('province-officer', 'area', ['verification.statistics']),
  allow('verifier', 'all', keepSamples),
  allow('verifier', 'all', ['sample.receive'], ['on-the-way']),
  allow('verifier', 'all', handleSamples, ['stored']),

  allow('secretariat', 'all', [
    ...readFile,
    ...readPlenary,
    'sample.see-code',
    'verification.read',
    'edition.manage',
    'edition.create',
    'stage.open',
    'stage.close',
    'stage.schedule',
    'stage.extend',
    'outage.dismiss',
    'clock.move',
    'assessment.plan',
    'publication.read',
    'awards.read',
    'reevaluation.read',
    'reevaluation.call',
    'reevaluation.remind',
    'reevaluation.close',
    'former-award.record',
    'former-award.take-back',
    'awards.send',
    'awards.import',
    'awards.withdraw',
    'awards.restore',
  ]),
  allow('secretariat', 'all', keepSamples),
  allow('secretariat', 'all', ['sample.receive'], ['on-the-way']),
  allow('secretariat', 'all', handleSamples, ['stored']),
  allow('secretariat', 'all', ['nomination.lapse'], ['returned']),
  allow('secretariat', 'all', ['nomination.remind'], ['draft', 'approved', 'returned']),
  allow('verifier', 'all', ['nomination.remind'], ['draft', 'approved', 'returned']),
  allow('province-officer', 'area', ['nomination.remind'], ['draft', 'approved', 'returned']),
  allow('secretariat', 'all', ['mail.read-log']),
  allow('administrator', 'all', ['mail.read-log']),
  allow('auditor', 'all', ['mail.read-log']),
  allow('secretariat', 'all', ['assessment.assign', 'assessment.release'], ['admitted', 'in-assessment']),

  allow('secretariat', 'all', [
    'certificate.list',
    'conferment.manage',
    'conferment.record',
    'conferment.correct',
    'certificate.hand-over',
    'certificate.take-back-hand-over',
  ]),

  allow('assessor', 'assigned', ['assessment.read']),
  allow(
    'assessor',
    'assigned',
    ['interest.declare', 'scoresheet.mark', 'scoresheet.review', 'scoresheet.autosave', 'scoresheet.lock'],
    ['in-assessment'],
  ),

  allow('chair', 'all', readPlenary),
  allow('chair', 'all', ['plenary.settle'], ['assessed']),
  allow('chair', 'all', ['scoresheet.unlock', 'scoresheet.set-aside'], ['in-assessment', 'assessed']),
  allow('chair', 'all', ['assessment.add-sheet', 'assessment.add-sheets'], ['assessed']),
  allow('secretariat', 'all', ['assessment.add-sheet', 'assessment.add-sheets'], ['assessed']),
  // The chair settles; the papers that end a suspension of the rules come to the secretariat.
  allow('secretariat', 'all', ['plenary.record-awaited'], ['assessed']),
  allow('chair', 'all', ['recommendation.sign']),

  // Scores stay within the selection team until the chair signs: those above it read the list, not the plenary.
  allow('director-general', 'all', ['recommendation.read']),
  allow('director-general', 'all', ['recommendation.approve', 'recommendation.return'], ['recommended']),
  allow('minister', 'all', ['recommendation.read']),
  allow(
    'minister',
    'all',
    ['decree-annex.prepare', 'decision.decide', 'recommendation.return'],
    ['approved'],
  ),
  allow('director-general', 'all', ['certificate.list']),
  allow('minister', 'all', ['certificate.list']),
  // Whoever decided on a star takes it back.
  allow('minister', 'all', ['certificate.withdraw'], ['published']),
  allow('minister', 'all', ['certificate.suspend', 'certificate.lift-suspension'], ['published']),

  ...publicationGrants,

  allow('auditor', 'all', [
    ...readFile,
    ...readPlenary,
    'sample.see-code',
    'verification.read',
    'publication.read',
    'edition.manage',
    'ledger.read',
    'reevaluation.read',
    'results.recompute',
    'awards.read',
    'assessment.plan',
  ]),
  allow('auditor', 'all', ['certificate.list', 'conferment.manage']),
  allow('secretariat', 'all', ['page.manage', 'page.create', 'page.draft', 'page.take']),
  allow('secretariat', 'all', ['page.publish', 'page.withdraw', 'page.restore']),
  allow('auditor', 'all', ['page.manage']),
  ...accountGrants,
]

/** Every action that the table names. */
export const knownActions: ReadonlySet<string> = new Set(grants.flatMap(grant => grant.actions))
