import { monitorEventLoopDelay } from "node:perf_hooks";

const resolutionMs = 5;

/** Watches the event loop; gives how late it was at the 99th percentile since it was last asked, in seconds. */
export function watchLoop(): () => number {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  return () => {
    // The histogram holds the time between two ticks of its timer: in an idle loop that is the resolution.
    const lagMs = delay.count === 0 ? 0 : delay.percentile(99) / 1e6 - resolutionMs;
    delay.reset();
    return Math.max(0, lagMs) / 1000;
  };
}
