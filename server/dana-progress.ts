const barCells = 30;

/** A progress bar on standard error, in a terminal only; gives the function that draws it. */
export function progressBar(label: string): (done: number, total?: number) => void {
  const out = process.stderr;
  if (!out.isTTY) return () => undefined;
  let finished = false;
  return (done, total) => {
    if (finished) return;
    const filled = total ? Math.round((done / Math.max(total, 1)) * barCells) : 0;
    const bar = total ? ` [${"█".repeat(filled)}${" ".repeat(barCells - filled)}] ${done}/${total}` : ` ${done}`;
    out.write(`\r${label}${bar}`);
    finished = total !== undefined && done >= total;
    if (finished) out.write("\n");
  };
}
