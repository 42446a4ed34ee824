-- module: nominations
-- What became of a product in this and earlier editions is looked up by the product, withdrawn nominations as well.
create index nomination_product on nomination (product_id, edition_id);
