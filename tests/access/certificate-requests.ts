import { reason, type Address, type Form } from './form.ts'
import type { Application } from '../../src/app.ts'
import { newId } from '../../src/platform/random.ts'
import { printPath } from '../../src/modules/certificates/print.ts'
import { insertPrint } from '../../src/modules/certificates/print-store.ts'
import type { OfficeWorld } from './office-world.ts'

/** A print file that is being made; no work is asked for, so that it stays so. */
export async function beginPrint({ environment }: Application, certificateId: string): Promise<string> {
  const [id, askedAt] = [newId(), environment.clock.now()]
  const choice = {
    query: { edition: '', standing: '', handing: '', province: '', commodity: '', text: '' },
    eventId: '',
  } as const
  const none = { endedAt: null, fileSha256: null, bytes: null, pages: null, keptUntil: null }
  const print = {
    id,
    choice,
    language: 'id',
    withCover: true,
    state: 'making',
    askedBy: newId(),
    askedAt,
    ...none,
  } as const
  const item = { position: 0, certificateId, state: 'waiting', cause: null } as const
  await environment.database.write(tx => insertPrint(tx, { ...print, rowVersion: 1 }, [item]))
  return id
}

/** The pages of the office's certificate, and of the event at which it was handed over. */
export function certificateAddresses(world: OfficeWorld): Readonly<Record<string, Address>> {
  const certificate = `/piagam/${world.certificate}`
  const { conferment } = world.conferred
  const managed = `/penganugerahan-kelola/${conferment}`
  return {
    '/piagam/:number': { path: certificate, subject: 'none' },
    '/piagam/:number/cabut': { path: `${certificate}/cabut`, subject: 'none' },
    '/piagam/:number/tangguhkan': { path: `${certificate}/tangguhkan`, subject: 'none' },
    '/piagam/:number/pulihkan': { path: `${certificate}/pulihkan`, subject: 'none' },
    '/piagam/:number/kredensial.json': { path: `${certificate}/kredensial.json`, subject: 'none' },
    '/piagam/:number/kredensial.jwt': { path: `${certificate}/kredensial.jwt`, subject: 'none' },
    '/piagam/:number/batal-serah': { path: `${certificate}/batal-serah`, subject: 'none' },
    '/piagam/:number/unduh': { path: `${certificate}/unduh`, subject: 'office' },
    '/piagam-kelola/cetak/:id': { path: printPath(world.print), subject: 'none' },
    '/piagam-kelola/cetak/:id/denyut': { path: `${printPath(world.print)}/denyut`, subject: 'none' },
    '/piagam-kelola/cetak/:id/berkas': { path: `${printPath(world.print)}/berkas`, subject: 'none' },
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
    'certificate.suspend': {
      fields: {
        letter_number: 'S-10/CONTOH',
        letter_date: today,
        public_reason: 'Mutu contoh sedang diperiksa ulang.',
        reason,
      },
    },
    'certificate.print': { fields: { edisi: at.published.edition, language: 'id', cover: 'yes' } },
    'certificate.cancel-print': { fields: {} },
    // The one that was just suspended.
    'certificate.lift-suspension': { fields: { letter_number: 'S-11/CONTOH', letter_date: today, reason } },
    'conferment.record': { fields: conferment },
    'conferment.correct': { fields: { ...conferment, reason } },
    // Its only certificate was handed over already.
    'certificate.hand-over': { fields: {}, answer: 422 },
    'certificate.take-back-hand-over': { fields: { handOver: conferred.handOver, reason } },
  }
}
