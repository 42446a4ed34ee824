/** Where a person who is signed in proves once more who they are. */
export const PROOF_PAGE = '/akun-saya/bukti'

/** The event by which the page that one comes back to knows that a proof was given, and nothing else done. */
export const PROVED = 'account.proved'
