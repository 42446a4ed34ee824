import { areaCode } from '../../foundation/area-path.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { confermentName } from './conferment.ts'
import { lastDayOf, standingOf, type Certificate } from './certificate.ts'
import { standingParameter } from './certificate-list.ts'
import type { TableAnswer } from '../../web/index.ts'

const columns = [
  'number',
  'status',
  'product',
  'producer',
  'area',
  'place',
  'commodity',
  'commodity_name',
  'stars',
  'stars_of',
  'scheme',
  'edition',
  'decree_number',
  'decree_date',
  'issued_on',
  'valid_until',
  'valid_months_from_conferment',
  'suspended_on',
  'suspension_letter',
  'withdrawn_on',
  'withdrawal_decree',
  'handed_over_on',
  'handed_over_at',
  'handed_over_place',
  'handed_over_by',
  'check_address',
] as const

/** Certificates as a file; who received one is not in it. `today` is `YYYY-MM-DD`. */
export const certificatesTable = (
  certificates: readonly Certificate[],
  today: string,
): Pick<TableAnswer, 'columns' | 'rows'> => ({
  columns,
  rows: certificates.map(one => {
    const { content, conferment, suspension, withdrawal } = one
    return [
      one.number,
      standingParameter(standingOf(one, today)),
      content.product,
      content.holder,
      areaCode(one.areaPath),
      content.place,
      one.commodity,
      content.commodity.id,
      content.stars,
      content.of,
      content.scheme,
      content.edition.number,
      content.decree.number,
      content.decree.date,
      capitalDay(one.issuedAt),
      lastDayOf(one),
      content.validMonths ?? null,
      suspension && capitalDay(suspension.at),
      suspension && suspension.letter.number,
      withdrawal && capitalDay(withdrawal.at),
      withdrawal && withdrawal.decree.number,
      conferment && conferment.heldOn,
      conferment && confermentName(conferment).id,
      conferment && conferment.place,
      conferment && `${conferment.conferrer.name}, ${conferment.conferrer.office}`,
      content.checkUrl,
    ]
  }),
})
