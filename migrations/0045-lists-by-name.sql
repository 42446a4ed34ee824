-- module: producers
-- A page of these lists is read in its order, from where the page before it ended.
create index producer_by_name on producer (lower(name), id);
create index product_by_name on product (lower(name), id);
create index sentra_by_name on sentra (lower(name), id);
