import { reason, type Form } from './form.ts'
import type { Person } from './people.ts'

/** The forms about accounts and one's own. */
export const accountForms = (target: Person): Readonly<Record<string, Form>> => ({
  'person.create': {
    fields: { name: 'Orang Contoh', email: 'orang@contoh.example', password: 'sungai batu angin rotan' },
  },
  'person.invite': { fields: { name: 'Orang Lain', email: 'lain@contoh.example' } },
  // The tests' accounts have a password, and no mail of theirs has failed.
  'person.invite-again': { fields: { language: 'id' }, answer: 422 },
  'mail.retry': { fields: {}, answer: 422 },
  'role.grant': { fields: { role: 'verifier', area: '/', from: '2024-01-01' } },
  'role.end': { fields: { grant: target.grantId ?? '' } },
  // Nobody of the head's own office, and nobody whom the head has named.
  'role.delegate': {
    fields: {
      person: target.id,
      from: '2090-01-01',
      until: '2090-01-02',
      mandateNumber: '800/1/SP/CONTOH',
      mandateDate: '2024-01-01',
    },
    answer: 422,
  },
  'role.end-delegation': { fields: { grant: target.grantId ?? '' }, answer: 422 },
  'person.reset-password': { fields: { password: 'sungai batu angin rotan' } },
  'account.use-link': {
    fields: { password: 'sungai batu angin rotan', repeat: 'sungai batu angin rotan' },
    answer: 422,
  },
  'person.reset-second-factor': { fields: { reason }, answer: 422 },
  'person.set-affiliation': { fields: { employer: 'Balai Contoh', homeArea: '', moveReason: reason } },
  // Without a reason: nobody of the tests moves, since later rows count on where they are at home.
  'account.declare-move': { fields: { employer: 'Balai Contoh' }, answer: 422 },
  'person.disable': { fields: { reason } },
  'person.enable': { fields: { reason } },
})
