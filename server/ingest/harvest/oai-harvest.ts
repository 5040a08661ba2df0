import { HarvestFault } from "./harvest-fault.ts";
import { type HarvestRun, shownAddress } from "./harvest-run.ts";
import { ListHarvest } from "./oai-list.ts";
import { askPage, at, choosePrefix, identify, saying } from "./oai-repository.ts";
import { type OaiTarget, requestOf } from "./oai-target.ts";
import { putPage } from "./put-page.ts";

/**
 * Takes in what changed in a repository since the last harvest of this source: page by page, each with the place where
 * the next run goes on.
 * @throws HarvestFault for what ends it early; the pages before are stored
 */
export async function harvestOai(asked: OaiTarget, run: HarvestRun): Promise<void> {
  const repository = await identify(asked, run);
  const target = { ...asked, prefix: asked.prefix ?? (await choosePrefix(asked, run)) };
  if (target.identifier !== undefined) await takeOne(target, run);
  else await new ListHarvest(target, repository, run).takeAll();
}

async function takeOne(target: OaiTarget, run: HarvestRun): Promise<void> {
  const url = requestOf(target, "GetRecord", { identifier: target.identifier, metadataPrefix: target.prefix });
  const { items, answer, fault } = await askPage(url, run);
  await run.locked(() => putPage(items, run.store, { ...run, path: shownAddress(url) }));
  const [error] = answer?.errors ?? [];
  if (fault) throw new HarvestFault(fault.reason, at(url, target));
  if (error) throw new HarvestFault(`the record is not there${saying(error)}`, at(url, target));
  if (items.length === 0) throw new HarvestFault("the answer holds no record", at(url, target));
}
