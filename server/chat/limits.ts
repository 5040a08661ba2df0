/** Every limit of chat and HTTP. Rates are token buckets: so many a second or minute, with a burst on top for honest haste. */
export interface Limits {
  /** Characters (code points) of a question. */
  readonly maxQuestionLength: number;
  readonly maxCommentLength: number;
  /** Bytes of one frame, and of one HTTP body. */
  readonly maxPayloadBytes: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** Sessions kept, connected or waiting to be resumed. */
  readonly maxSessions: number;
  /** Frames of one session. */
  readonly framesPerSecond: number;
  readonly frameBurst: number;
  /** Frames or HTTP requests of one address: looser, since a whole library may stand behind it. */
  readonly framesPerSecondPerAddress: number;
  readonly frameBurstPerAddress: number;
  readonly asksPerMinutePerSession: number;
  readonly askBurstPerSession: number;
  readonly asksPerMinutePerAddress: number;
  readonly askBurstPerAddress: number;
  /** Asks that are with the librarian at once, over all doors. */
  readonly maxConcurrentAsks: number;
  /** Asks of one session that are answered at once; the others wait, so that a follow-up finds what it follows. */
  readonly maxRunningAsksPerSession: number;
  /** Ids of asks that a session remembers, to take each once. */
  readonly maxAskIds: number;
  readonly askTimeoutMs: number;
  /** How long a session waits for its reader, and a frame to be sent again. */
  readonly resumeWindowMs: number;
  readonly maxBufferedFrames: number;
  /** Bytes on the way to one reader above which nothing more is written until they are read. */
  readonly maxBufferedBytes: number;
  /** Bytes waiting for one connected reader above which the connection is cut; the session stays. */
  readonly maxBacklogBytes: number;
  readonly pingIntervalMs: number;
  readonly helloTimeoutMs: number;
  /** A connection is closed after so many frames over the rate ... */
  readonly floodFrames: number;
  /** ... or after being told `too-fast` so many times without a quiet pause between. */
  readonly floodWarnings: number;
  /** Pause between two deltas; 0 lets other chats in between and no more. */
  readonly deltaIntervalMs: number;
  /** How long a closing server waits for the answers that are under way. */
  readonly drainMs: number;
}

export const defaultLimits: Limits = {
  maxQuestionLength: 2000,
  maxCommentLength: 2000,
  maxPayloadBytes: 65_536,
  maxConnections: 10_000,
  maxConnectionsPerAddress: 2000,
  maxSessions: 20_000,
  framesPerSecond: 60,
  frameBurst: 240,
  framesPerSecondPerAddress: 1200,
  frameBurstPerAddress: 4800,
  asksPerMinutePerSession: 60,
  askBurstPerSession: 60,
  asksPerMinutePerAddress: 3600,
  askBurstPerAddress: 1200,
  maxConcurrentAsks: 500,
  maxRunningAsksPerSession: 1,
  maxAskIds: 5000,
  askTimeoutMs: 60_000,
  resumeWindowMs: 600_000,
  maxBufferedFrames: 1000,
  maxBufferedBytes: 1_048_576,
  maxBacklogBytes: 4_194_304,
  pingIntervalMs: 30_000,
  helloTimeoutMs: 10_000,
  floodFrames: 1000,
  floodWarnings: 5,
  deltaIntervalMs: 0,
  drainMs: 5000,
};

/** Characters as people count them. */
export function questionLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
