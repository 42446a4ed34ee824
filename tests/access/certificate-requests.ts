import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** The pages of the office's certificate, and of the event at which it was handed over. */
export function certificateAddresses(world: OfficeWorld): Readonly<Record<string, Address>> {
  const certificate = `/piagam/${world.certificate}`
  const { conferment } = world.conferred
  const managed = `/penganugerahan-kelola/${conferment}`
  return {
    '/piagam/:number': { path: certificate, subject: 'none' },
    '/piagam/:number/cabut': { path: `${certificate}/cabut`, subject: 'none' },
    '/piagam/:number/batal-serah': { path: `${certificate}/batal-serah`, subject: 'none' },
    '/piagam/:number/unduh': { path: `${certificate}/unduh`, subject: 'office' },
    '/penganugerahan/:id': { path: `/penganugerahan/${conferment}`, subject: 'none' },
    '/penganugerahan-kelola/:id': { path: managed, subject: 'none' },
    '/penganugerahan-kelola/:id/ubah': { path: `${managed}/ubah`, subject: 'none' },
    '/penganugerahan-kelola/:id/serahkan': { path: `${managed}/serahkan`, subject: 'none' },
  }
}

/** The forms on them. */
export function certificateForms({ at, today, conferred }: OfficeWorld): Readonly<Record<string, Form>> {
  const conferment = {
    edition: at.published.edition,
    nameId: 'Penganugerahan Contoh',
    place: 'Gedung Contoh',
    date: today,
    conferrerName: 'Ibu Menteri Contoh',
    conferrerOffice: 'Menteri Contoh',
  }
  return {
    'certificate.withdraw': {
      fields: {
        decree_number: 'KEP-10/CONTOH',
        decree_date: today,
        public_reason: 'Mutu contoh tidak lagi terpenuhi.',
        reason,
      },
    },
    'conferment.record': { fields: conferment },
    'conferment.correct': { fields: { ...conferment, reason } },
    // Its only certificate was handed over already.
    'certificate.hand-over': { fields: {}, answer: 422 },
    'certificate.take-back-hand-over': { fields: { handOver: conferred.handOver, reason } },
  }
}
