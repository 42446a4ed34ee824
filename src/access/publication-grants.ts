import { allow, type Grant } from './grant.ts'

/** Who prepares, releases, confirms and holds what was decided, and prints its certificates. */
export const publicationGrants: readonly Grant[] = [
  allow('publisher', 'all', ['recommendation.read', 'publication.read']),
  allow('publisher', 'all', ['certificate.list']),
  // Whoever lists certificates may take a print file that the secretariat asked for.
  allow('secretariat', 'all', ['certificate.print', 'certificate.cancel-print']),
  allow('publisher', 'all', ['publication.prepare'], ['decided', 'prepared']),
  allow('publisher', 'all', ['publication.release'], ['prepared']),
  allow('publisher', 'all', ['publication.confirm'], ['prepared']),
  // What was confirmed is done by the service at its moment, in the name of whoever confirmed it.
  allow('publisher', 'all', ['publication.release-confirmed', 'publication.hold'], ['confirmed']),
  // Holding a release is the careful side: more people may do it than may release.
  allow('secretariat', 'all', ['publication.hold'], ['confirmed']),
]
