import type { Locale } from '../../foundation/text.ts'

/** The addresses that the frame links to, in their Indonesian form. */
export const framePaths = {
  home: '/',
  catalogue: '/katalog',
  map: '/peta',
  statistics: '/statistik',
  rules: '/edisi',
  offices: '/dinas',
  certificate: '/piagam',
  signIn: '/masuk',
  session: '/sesi',
  tasks: '/tugas',
  programme: '/program',
  about: '/tentang',
  accessibility: '/aksesibilitas',
  privacy: '/privasi',
} as const

/** An Indonesian path in the reader's language: `/katalog` stays, or becomes `/en/katalog`. */
export function pathIn(locale: Locale, path: string): string {
  if (locale === 'id') return path
  return path === '/' ? '/en' : `/en${path.startsWith('/?') ? path.slice(1) : path}`
}
