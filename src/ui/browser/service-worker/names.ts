/** What the pages and the worker agree on. */
export const KEEP_PAGE = 'keep-page'
export const SEND_NOW = 'send-now'
export const SEND_LATER = 'bintang-drafts'
/** What is kept on the device beside pages: named here, so that signing out finds it without opening it. */
export const shelves = { uploads: 'bintang-uploads', drafts: 'bintang-drafts' } as const
/** Caches: what every page needs, by version; and pages of one person, by id. */
export const ASSETS = 'bintang-assets-'
export const PAGES = 'bintang-pages-'
/** Small pictures of the evidence that an assessor took along, of one person, by id. */
export const PICTURES = 'bintang-pictures-'
/** Set by the server on the pages of somebody who is signed in, and on those that may be kept. */
export const PERSON_HEADER = 'bintang-person'
export const KEEP_HEADER = 'bintang-keep'
