-- module: nominations
-- The other nominations of a maker, which tell whose a letter is that was brought.
create index nomination_producer on nomination (producer_id);
-- What an approval rested on so far stays its own: the letter that a file was sent with, ...
insert into nomination_document (nomination_id, requirement_id, document_id)
select nomination.id, sent->>'requirementId', sent->>'documentId'
from nomination
join edition_rules on edition_rules.id = nomination.rules_id
cross join jsonb_array_elements(nomination.submitted_file->'documents') as sent
cross join jsonb_array_elements(edition_rules.content->'documents') as asked
where asked->>'id' = sent->>'requirementId' and asked ? 'madeAtApproval'
on conflict do nothing;
-- ... and the newest one of the maker, where it was approved and not sent yet.
insert into nomination_document (nomination_id, requirement_id, document_id)
select distinct on (nomination.id, asked->>'id') nomination.id, asked->>'id', document.id
from nomination
join edition_rules on edition_rules.id = nomination.rules_id
cross join jsonb_array_elements(edition_rules.content->'documents') as asked
join document on document.type = asked->>'type' and document.owner_kind = asked->>'owner'
  and document.owner_id = case asked->>'owner' when 'producer' then nomination.producer_id
    when 'product' then nomination.product_id else nomination.sentra_id end
where nomination.state = 'approved' and asked ? 'madeAtApproval' and document.made_for is null
  and document.removed_at is null and document.replaced_by is null and document.created_at <= nomination.approved_at
order by nomination.id, asked->>'id', document.created_at desc, document.id
on conflict do nothing;
