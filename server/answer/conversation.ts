import { z } from "zod";

export const conversationSchema = z
  .object({
    language: z.enum(["kk", "ru", "en"]).optional(),
    /** Id of the branch the reader is in or chose. */
    branch: z.string().optional(),
    /** Ids of the records last shown, in order. */
    records: z.array(z.string()).readonly(),
    /** The last subject searched for, as typed. */
    subject: z.string().optional(),
    /** The last question that a rule of the library answered, as typed. */
    rule: z.string().optional(),
    /** The intent last served. */
    intent: z.string().optional(),
  })
  .readonly();

/** What Dana remembers within one session, and no longer: enough to understand a follow-up. */
export type Conversation = z.infer<typeof conversationSchema>;

export const emptyConversation: Conversation = { records: [] };
