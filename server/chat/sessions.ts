import type { Language } from "../library/language.ts";
import { Asks, type AsksOptions } from "./asks.ts";
import { Session } from "./session.ts";

/** A session with its asks. */
export interface Chat {
  readonly session: Session;
  readonly asks: Asks;
}

/** All chats of this server, connected or waiting for their reader to come back. */
export class Sessions {
  readonly #options: AsksOptions;
  readonly #chats = new Map<string, Chat>();

  constructor(options: AsksOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#chats.size;
  }

  all(): Iterable<Chat> {
    return this.#chats.values();
  }

  /** A new chat; undefined when the server is full. */
  open(language: Language): Chat | undefined {
    const { limits, clock } = this.#options;
    if (this.#chats.size >= limits.maxSessions && !this.#makeRoom()) return undefined;
    const session = new Session({ limits, clock, language });
    const chat = { session, asks: new Asks(session, this.#options) };
    this.#chats.set(session.secret, chat);
    return chat;
  }

  /** The chat with that secret, if all frames above `seq` can still be sent. One that cannot go on is ended. */
  resume(secret: string, seq: number): Chat | undefined {
    const chat = this.#chats.get(secret);
    if (!chat) return undefined;
    if (!this.#isExpired(chat) && chat.session.log.holdsAbove(seq)) return chat;
    this.end(chat);
    chat.session.outlet?.close(4001, "taken over by another connection");
    return undefined;
  }

  /** Deletes a chat, and what was said in it. */
  end(chat: Chat): void {
    if (!this.#chats.delete(chat.session.secret)) return;
    chat.asks.close();
    try {
      this.#options.asker.forget(chat.session.conversation);
    } catch (error) {
      this.#options.log.error("forget-failed", { reason: error instanceof Error ? error.name : "unknown" });
    }
  }

  /** Ends the chats whose reader has not come back in time, and lets go of old frames. */
  sweep(): void {
    for (const chat of [...this.#chats.values()]) {
      if (this.#isExpired(chat)) this.end(chat);
      else chat.session.log.prune();
    }
  }

  #isExpired({ session }: Chat): boolean {
    const { limits, clock } = this.#options;
    return session.detachedAt !== undefined && clock() - session.detachedAt >= limits.resumeWindowMs;
  }

  /** Gives up a chat that nobody is connected to: first one in which nothing was ever said. */
  #makeRoom(): boolean {
    const waiting = [...this.#chats.values()].filter(({ session }) => session.detachedAt !== undefined);
    const victim = waiting.find(({ session }) => session.log.last === 0) ?? waiting[0];
    if (victim) this.end(victim);
    return victim !== undefined;
  }
}
