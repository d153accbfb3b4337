// A graph in, JSON-LD out: RDF for triple stores, each act a statement with its source.
//
//   toJsonld(graph) -> '{"@context":{...},"@graph":[{"@id":"urn:demarche:actor:country:FRA","@type":"schema:Country",...'
//
// Actors in the words of schema.org, with Wikidata's items and properties (P27 citizenship, P17 country, P463 member of); acts by PLOVER
// type as reified statements, so that nothing is asserted that only somebody says; places in the text by the Web Annotation
// vocabulary. The context is inside: reading it asks nothing of the network.

import { stanceLabel } from '../graph/build.js';
import type { ActorGraph, AffiliationTerm, NodeAttributes } from '../graph/schema.js';
import { type ClaimRow, claimRows } from './claims.js';
import { plain } from './plain.js';

const CONTEXT = {
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  wd: 'http://www.wikidata.org/entity/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  plover: 'https://github.com/openeventdata/PLOVER#',
  demarche: 'urn:demarche:vocabulary:',
} as const;

const TYPES = { person: 'schema:Person', country: 'schema:Country', organization: 'schema:Organization' } as const;

export function toJsonld(graph: ActorGraph): string {
  const items: object[] = [];
  const seen = new Set(graph.nodes());
  graph.forEachNode((id, node) => items.push(actorItem(id, node)));
  const rows = claimRows(graph);
  for (const { source, target } of rows) {
    for (const { id, label, actor } of [source, target]) {
      if (actor !== null || seen.has(id)) continue;
      seen.add(id);
      items.push({ '@id': actorIri(id), 'schema:name': plain(label) });
    }
  }
  for (const { id, title, date, url, publisher } of graph.getAttribute('documents')) {
    items.push(
      filled({
        '@id': documentIri(id),
        '@type': 'schema:NewsArticle',
        'schema:identifier': plain(id),
        'schema:headline': title,
        'schema:datePublished': date,
        'schema:url': url,
        'schema:publisher':
          publisher === undefined || publisher === '' ? undefined : { '@type': 'schema:Organization', 'schema:name': plain(publisher) },
      }),
    );
  }
  graph.forEachEdge((key, edge, from, to) => {
    if (edge.family === 'affiliation') {
      for (const [index, term] of edge.terms.entries()) items.push(affiliationItem(`${key}:${index}`, term, graph));
    } else if (edge.family === 'stance' && edge.stories > 0) {
      items.push({
        '@id': `urn:demarche:stance:${iriPart(key)}`,
        '@type': ['rdf:Statement', 'demarche:Stance'],
        'rdf:subject': { '@id': actorIri(from) },
        'rdf:predicate': { '@id': STANCES[stanceLabel(edge.stance, edge.stories)]! },
        'rdf:object': { '@id': actorIri(to) },
        'demarche:stance': double(edge.stance),
        'demarche:confidence': double(edge.confidence),
        'demarche:supporting': edge.supporting,
        'demarche:opposing': edge.opposing,
        'prov:wasDerivedFrom': edge.evidence.map(({ claim }) => ({ '@id': claimIri(claim) })),
      });
    }
  });
  for (const row of rows) items.push(claimItem(row));
  return `${['{', `"@context":${JSON.stringify(CONTEXT)},`, '"@graph":[', items.map((item) => JSON.stringify(item)).join(',\n'), ']', '}'].join('\n')}\n`;
}

const STANCES: Readonly<Record<string, string>> = {
  supports: 'demarche:supports',
  opposes: 'demarche:opposes',
  'is neutral towards': 'demarche:isNeutralTowards',
};

function actorItem(id: string, { kind, label, aliases, country, sector, office, wikidata }: NodeAttributes): object {
  return filled({
    '@id': actorIri(id),
    '@type': TYPES[kind],
    'schema:name': label,
    'schema:alternateName': aliases.length === 0 ? undefined : aliases.map(plain),
    'schema:sameAs': /^Q\d+$/.test(wikidata) ? { '@id': `wd:${wikidata}` } : undefined,
    'schema:jobTitle': office,
    // ISO 3166-1 alpha-3, Wikidata's P298.
    'wdt:P298': kind === 'country' ? country : undefined,
    'demarche:country': kind === 'country' ? undefined : country,
    'demarche:sector': sector,
  });
}

function affiliationItem(key: string, { source, target, role, from, to, evidence }: AffiliationTerm, graph: ActorGraph): object {
  return filled({
    '@id': `urn:demarche:${iriPart(key)}`,
    '@type': ['rdf:Statement', 'schema:OrganizationRole'],
    'rdf:subject': { '@id': actorIri(source) },
    'rdf:predicate': { '@id': predicateOf(source, target, role, graph) },
    'rdf:object': { '@id': actorIri(target) },
    'schema:roleName': role,
    'schema:startDate': from ?? undefined,
    'schema:endDate': to ?? undefined,
    'prov:hadPrimarySource': evidence === null ? undefined : { '@id': documentIri(evidence.document) },
    'schema:text': evidence?.text,
    'oa:hasTarget': evidence === null ? undefined : selector(evidence.document, evidence.start, evidence.end),
  });
}

function predicateOf(source: string, target: string, role: string, graph: ActorGraph): string {
  const kindOf = (id: string): string => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'kind') : id.slice(0, id.indexOf(':')));
  if (kindOf(target) !== 'country') return role === 'member' || role === '' ? 'wdt:P463' : 'schema:worksFor';
  if (kindOf(source) !== 'person') return 'wdt:P17';
  return role === 'national' || role === '' ? 'wdt:P27' : 'schema:worksFor';
}

function claimItem({ evidence, source, target, document }: ClaimRow): object {
  const { type, mode, polarity, modality, reporter, date, quote, trigger, start, end, rule, confidence, claim } = evidence;
  return filled({
    '@id': claimIri(claim),
    '@type': ['rdf:Statement', 'schema:Action'],
    'rdf:subject': { '@id': actorIri(source.id) },
    'rdf:predicate': { '@id': type === null ? 'demarche:regards' : `plover:${type}` },
    'rdf:object': { '@id': actorIri(target.id) },
    'schema:startTime': date ?? undefined,
    'plover:mode': mode,
    'demarche:modality': modality,
    'demarche:polarity': double(polarity),
    'demarche:confidence': double(confidence),
    'demarche:rule': rule,
    'demarche:trigger': trigger.text,
    'prov:wasAttributedTo': reporter === null ? undefined : { '@id': actorIri(reporter) },
    'prov:hadPrimarySource': { '@id': documentIri(document.id) },
    'schema:text': quote,
    'oa:hasTarget': selector(document.id, start, end),
  });
}

function selector(document: string, start: number, end: number): object {
  return {
    '@type': 'oa:SpecificResource',
    'oa:hasSource': { '@id': documentIri(document) },
    'oa:hasSelector': { '@type': 'oa:TextPositionSelector', 'oa:start': start, 'oa:end': end },
  };
}

/** JSON has one kind of number; without its type 1 would be an integer. Not a decimal, which could not be 1e-7. */
function double(value: number): object {
  return { '@value': String(value), '@type': 'xsd:double' };
}

/** Without fields that say nothing, and with text that RDF can hold. */
function filled(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [name, typeof value === 'string' && !name.startsWith('@') ? plain(value) : value]),
  );
}

function actorIri(id: string): string {
  return `urn:demarche:actor:${iriPart(id)}`;
}

function documentIri(id: string): string {
  return `urn:demarche:document:${iriPart(id)}`;
}

function claimIri(id: string): string {
  return `urn:demarche:claim:${iriPart(id)}`;
}

/** Halves of surrogate pairs would make `encodeURIComponent` throw. */
function iriPart(id: string): string {
  return encodeURIComponent(plain(id)).replaceAll('%3A', ':').replaceAll('%2F', '/');
}
