import { findAny, readCues } from "../language/cue.ts";
import type { Ask } from "./ask.ts";
import { readClockTime } from "./clock-time.ts";

const openness = readCues(
  "ашық, ашықсы*, ашылад*, ашыла, жабық, жабықсы*, жабылад*, жабыла, жұмыс істе*, істейсі*, жұмыс жаса*, открыт*, открыва*, закрыт*, закрыва*, работает, работаете, работать, open, opens, opened, opening, closed, closes, close, closing",
);
const visit = readCues(
  "келсем, келсек, келуге, келейін, келемін, барсам, баруға, барайын, кірсем, прийти, приду, приеду, приедем, подойду, подъеду, застану, застать, придем, приехать, подойти, подъехать, зайти, зайду, заскочить, come, visit, drop by, stop by, pop in, come by",
);

/** Whether somebody may come: a day or a branch with "open", or a day with a visit and nothing else to do there. */
export function asksWhetherOpen({
  spoken,
  text,
  when,
  named,
}: Pick<Ask, "spoken" | "text" | "when" | "named">): boolean {
  const clock = readClockTime(spoken, text) !== undefined;
  const timed = when !== undefined || clock;
  return (
    ((timed || named !== undefined) && findAny(openness, spoken) !== undefined) ||
    (timed && isVisit(spoken)) ||
    (clock && findAny(visit, spoken) !== undefined)
  );
}

// "May I come on Sunday with a dog": what is brought along is asked about, not the day.
const longestVisit = 8;

const isVisit = (spoken: Ask["spoken"]): boolean =>
  spoken.length <= longestVisit && findAny(visit, spoken) !== undefined;
