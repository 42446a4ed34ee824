import { gayaBody, gayaTitle, type Assets } from '../ui/index.ts'
import type { Route } from '../web/index.ts'

/** Every component in every state, for those who design and test pages; it shows made-up things only. */
export const styleRoute = (assets: Assets): Route => ({
  path: '/gaya',
  access: 'open',
  page: ({ locale }) =>
    Promise.resolve({
      kind: 'page',
      title: gayaTitle[locale],
      body: gayaBody({ locale, assets: assets.urls }),
    }),
})
