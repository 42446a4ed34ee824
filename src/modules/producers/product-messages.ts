import { catalogue } from '../../platform/translations.ts'

/** The words for products and their photos. */
export const productWords = catalogue(
  {
    product: {
      title: 'Produk',
      register: 'Tambah produk',
      registerLead: (producer: string) =>
        `Produk dari ${producer}. Foto ditambahkan sesudah produk tersimpan.`,
      save: 'Simpan produk',
      name: 'Nama produk',
      nameHint: 'Nama seperti tertulis pada kemasan atau label.',
      commodity: 'Komoditas',
      about: 'Uraian singkat',
      aboutHint:
        'Satu atau dua kalimat: apa produk ini, untuk apa, dan apa yang membuatnya unik. Tampil di katalog bila terpilih.',
      story: 'Cerita produk',
      storyHint: 'Asal-usul, kaitan dengan budaya daerah, dan orang-orang di baliknya.',
      materials: 'Bahan baku',
      materialsHint: 'Bahan utama dan asalnya; bahan setempat diutamakan.',
      process: 'Cara pembuatan',
      processHint: 'Langkah pokoknya. Resep atau rahasia dagang tidak perlu ditulis.',
      priceFrom: 'Harga terendah',
      priceTo: 'Harga tertinggi',
      price: 'Harga',
      rupiah: 'rupiah',
      maker: 'Pembuat',
      facts: 'Keterangan produk',
    },
    photo: {
      title: 'Foto produk',
      lead: (most: string) =>
        `Paling banyak ${most} foto. Foto pertama menjadi gambar utama. Data tempat dan alat pada foto dihapus sebelum ditampilkan.`,
      none: 'Belum ada foto.',
      add: 'Tambah foto',
      slot: (number: string) => `Foto ${number}`,
      newSlot: (number: string) => `Foto baru ${number}`,
      file: 'Berkas foto',
      caption: 'Keterangan',
      captionHint:
        'Keterangan: satu kalimat tentang apa yang tampak; juga dibacakan bagi yang tidak melihat fotonya.',
      limit: (most: string) => `JPEG, PNG, atau WebP, ${most} per foto`,
      upload: 'Unggah foto',
      position: 'Urutan',
      positionUnit: (count: string) => `dari ${count}`,
      save: 'Simpan keterangan',
      remove: 'Hapus foto',
      removeText: 'Foto ini tidak lagi tampil pada produk. Usulan yang sudah dikirim tetap memuatnya.',
      waiting: (count: string) =>
        `${count} foto sedang disiapkan untuk ditampilkan. Muat ulang halaman ini sebentar lagi.`,
      failed: (count: string) =>
        `${count} foto tidak dapat ditampilkan. Hapus foto itu, lalu unggah ulang dari aslinya.`,
      preparing: 'Foto sedang disiapkan.',
      of: (name: string, number: string) => `${name}, foto ${number}`,
    },
  },
  {
    product: {
      title: 'Product',
      register: 'Add a product',
      registerLead: producer => `A product of ${producer}. Photos are added once the product is saved.`,
      save: 'Save the product',
      name: 'Name of the product',
      nameHint: 'As written on its packaging or label.',
      commodity: 'Commodity',
      about: 'In short',
      aboutHint:
        'One or two sentences: what it is, what it is for, and what makes it unique. Shown in the catalogue if it is chosen.',
      story: 'Story of the product',
      storyHint: 'Where it comes from, its place in local culture, and the people behind it.',
      materials: 'Raw materials',
      materialsHint: 'The main materials and where they come from; local ones are preferred.',
      process: 'How it is made',
      processHint: 'The main steps. A recipe or trade secret need not be written.',
      priceFrom: 'Lowest price',
      priceTo: 'Highest price',
      price: 'Price',
      rupiah: 'rupiah',
      maker: 'Maker',
      facts: 'The product',
    },
    photo: {
      title: 'Photos of the product',
      lead: most =>
        `At most ${most} photos. The first one is the main picture. Place and device are taken out of a photo before it is shown.`,
      none: 'No photos yet.',
      add: 'Add photos',
      slot: number => `Photo ${number}`,
      newSlot: number => `New photo ${number}`,
      file: 'Photo file',
      caption: 'Caption',
      captionHint:
        'Caption: one sentence on what can be seen; it is also read out to those who do not see the photo.',
      limit: most => `JPEG, PNG or WebP, ${most} for each photo`,
      upload: 'Upload photos',
      position: 'Place in the order',
      positionUnit: count => `of ${count}`,
      save: 'Save the caption',
      remove: 'Remove the photo',
      removeText:
        'The photo is no longer shown with the product. Nominations that were sent already keep it.',
      waiting: count => `${count} photos are being prepared. Reload this page in a moment.`,
      failed: count =>
        `${count} photos cannot be shown. Remove them, then upload them again from the original.`,
      preparing: 'The photo is being prepared.',
      of: (name, number) => `${name}, photo ${number}`,
    },
  },
)
