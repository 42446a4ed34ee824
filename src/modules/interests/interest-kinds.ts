/** Why a person may neither verify nor score a product although nothing else speaks against it. */
export const interestKinds = ['family', 'employer', 'coach', 'supplier', 'owner', 'other'] as const
export type InterestKind = (typeof interestKinds)[number]
