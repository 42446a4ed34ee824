import type { Walker } from '../journeys/walker.ts'

const CHECK = '/cek-kesiapan?komoditas=tenun&provinsi=32&mohon=1'
const COMPLETE: Readonly<Record<string, string>> = {
  wilayah: '32.05',
  sentra: 'ada',
  foto: '4',
  business: 'Usaha Contoh',
  contactName: 'Ibu Contoh',
  phone: '0812 0000 2222',
  email: 'usaha@contoh.example',
  note: 'Mohon dikunjungi (contoh).',
  consent: 'yes',
}

async function send(walker: Walker, product: string): Promise<string> {
  const status = await walker.submit(CHECK, 'petition.send', { ...COMPLETE, product })
  return status.replace(/[?#].*$/, '')
}

/** The page of the only petition that the office has not answered. */
async function waiting(walker: Walker): Promise<string> {
  const list = await walker.open('/permintaan-kelola?status=received')
  return /href="(\/permintaan-kelola\/[0-9a-z]{16})"/.exec(list)?.[1] ?? ''
}

/** Firms ask to be nominated: one is answered and linked, one is sent on, one thinks better of it. */
export async function askToBeNominated(walker: Walker, product: string): Promise<void> {
  await walker.signIn('operator')
  await send(walker, 'Tikar Contoh Satu')
  const one = await waiting(walker)
  await walker.submit(one, 'petition.take')
  await walker.submit(one, 'petition.link', { productId: product })
  await walker.submit(one, 'petition.answer', { outcome: 'accepted', answer: 'Kami usulkan (contoh).' })
  await send(walker, 'Tikar Contoh Dua')
  await walker.submit(await waiting(walker), 'petition.forward', { wilayah: '32.06' })
  const status = await send(walker, 'Tikar Contoh Tiga')
  await walker.submit(status, 'petition.withdraw')
}
