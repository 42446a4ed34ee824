/** Tells the same bytes from others: only those may go on at the place where a sending stopped. */
export async function fingerprint(blob: Blob, original: File): Promise<string> {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
    return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
  } catch {
    // Without https there are no digests. A picture drawn anew may differ, so its size counts as well.
    return [original.name, original.size, original.lastModified, blob.size].join('|')
  }
}
