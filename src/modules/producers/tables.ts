/** The tables of the module, as the database has them. */
export type Tables = {
  sentra: {
    id: string
    name: string
    commodity: string
    area_path: string
    district_code: string
    village_code: string | null
    units: number
    workers: number
    decree_number: string
    decree_date: string | null
    decree_signatory: string
    about: string
    row_version: number
    created_by: string
    created_at: Date
  }
  producer: {
    id: string
    sentra_id: string | null
    name: string
    owner_name: string
    area_path: string
    district_code: string
    village_code: string | null
    address: string
    phone: string
    email: string
    founded_year: number | null
    workers_men: number
    workers_women: number
    story: string
    row_version: number
    created_by: string
    created_at: Date
  }
  product: {
    id: string
    producer_id: string
    area_path: string
    commodity: string
    name: string
    about: string
    story: string
    materials: string
    process: string
    price_from: number | null
    price_to: number | null
    row_version: number
    created_by: string
    created_at: Date
  }
  photo: {
    id: string
    product_id: string
    file_id: string
    caption: string
    position: number
    removed_at: Date | null
    created_by: string
    created_at: Date
  }
}
