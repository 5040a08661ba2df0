import { UsageError } from "../../errors.ts";
import { shownAddress } from "./harvest-run.ts";

/** What an address asks of an IRBIS64 server. */
export interface IrbisTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly workstation: string;
}

const form = "irbis64://USER@HOST:6666/DATABASE";
const workstations = "ABCKMR";

/** @throws UsageError for an address that cannot be meant */
export function irbisTarget(url: URL): IrbisTarget {
  const shown = shownAddress(url);
  if (url.password !== "") {
    throw new UsageError(
      `${shown}: a password in an address is seen by everybody on the machine: set DANA_IRBIS_PASSWORD`,
    );
  }
  const [user, host, database] = [url.username, url.hostname, url.pathname.replace(/^\/|\/$/g, "")].map(
    decodeURIComponent,
  );
  if (!user || !host) throw new UsageError(`${shown}: an address of IRBIS64 names host and user: ${form}`);
  if (!database || /[/\\.\p{Cc}]/u.test(database)) throw new UsageError(`${shown}: name one database: ${form}`);
  const { workstation = "C", ...others } = Object.fromEntries(url.searchParams);
  if (Object.keys(others).length > 0) throw new UsageError(`${shown}: ?workstation=R is all that may follow ${form}`);
  if (!/^[A-Z]$/.test(workstation) || !workstations.includes(workstation)) {
    throw new UsageError(`${shown}: a workstation is one letter of ${[...workstations].join(", ")}`);
  }
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(url.port || 6666), user, database, workstation };
}
