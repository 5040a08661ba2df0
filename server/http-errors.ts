import type { ErrorRequestHandler, Request, Response } from "express";
import { preferredLanguage } from "./chat/notices.ts";
import type { Observer } from "./chat/observer.ts";
import type { Language, Trilingual } from "./library/language.ts";
import type { Log } from "./log.ts";

type HttpErrorCode = keyof typeof kinds;

/** What is told to a client, by code: its status, and a text for people; `{}` is the field or the detail. */
const kinds = {
  "bad-input": {
    status: 400,
    kk: "Сұраныста қате бар: {}",
    ru: "В запросе ошибка: {}",
    en: "The request is not right: {}",
  },
  "too-long": {
    status: 400,
    kk: "{}: мәтін тым ұзын. Қысқартып жазып көріңізші.",
    ru: "{}: текст слишком длинный. Попробуйте написать короче.",
    en: "{}: the text is too long. Please try to put it more briefly.",
  },
  "not-found": {
    status: 404,
    kk: "Мұндай мекенжайда ештеңе жоқ.",
    ru: "По этому адресу ничего нет.",
    en: "There is nothing at this address.",
  },
  "method-not-allowed": {
    status: 405,
    kk: "Бұл мекенжай мұндай сұранысты қабылдамайды. Қабылдайтыны: {}",
    ru: "Этот адрес не принимает такой запрос. Принимает: {}",
    en: "This address does not take such a request. It takes: {}",
  },
  "not-acceptable": {
    status: 406,
    kk: "Бұл жазба мына пішімдерде беріледі: {}",
    ru: "Эта запись выдаётся в форматах: {}",
    en: "This record comes in these formats: {}",
  },
  "too-large": {
    status: 413,
    kk: "Сұраныс тым үлкен.",
    ru: "Запрос слишком большой.",
    en: "The request is too large.",
  },
  "unsupported-media-type": {
    status: 415,
    kk: "Сұраныс UTF-8 кодтауындағы application/json болуы керек.",
    ru: "Запрос должен быть application/json в кодировке UTF-8.",
    en: "The request must be application/json in UTF-8.",
  },
  "too-fast": {
    status: 429,
    kk: "Сұраныстар тым жиі келіп жатыр. Сәл күте тұрыңызшы.",
    ru: "Запросы приходят слишком часто. Подождите немного.",
    en: "Requests are coming too fast. Please wait a moment.",
  },
  failed: {
    status: 500,
    kk: "Кешіріңіз, менде бір ақау шықты. Қайталап көріңіз немесе кітапханашыға жүгініңіз.",
    ru: "Простите, у меня что-то сломалось. Попробуйте ещё раз или обратитесь к библиотекарю.",
    en: "Sorry, something went wrong on my side. Please try again, or ask a librarian.",
  },
  busy: {
    status: 503,
    kk: "Қазір жауап бере алмаймын. Сәлден кейін қайталап көріңізші.",
    ru: "Сейчас ответить не получается. Попробуйте чуть позже.",
    en: "I cannot answer right now. Please try again shortly.",
  },
} as const satisfies Record<string, { readonly status: number } & Trilingual>;

/** What is wrong with a request, thrown to the one place that answers with it. */
export class HttpError extends Error {
  readonly code: HttpErrorCode;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The language the request itself names, before that of its headers. */
  readonly language: Language | undefined;

  constructor(
    code: HttpErrorCode,
    options: { detail?: string; headers?: Readonly<Record<string, string>>; language?: Language | undefined } = {},
  ) {
    super(code);
    this.name = "HttpError";
    this.code = code;
    this.detail = options.detail ?? "";
    this.headers = options.headers ?? {};
    this.language = options.language;
  }
}

/** The statuses with which express and its body reader fail, in our codes. */
const codeByStatus: Readonly<Record<number, HttpErrorCode>> = {
  400: "bad-input",
  404: "not-found",
  413: "too-large",
  415: "unsupported-media-type",
};

/** The one place that turns errors into answers: a stranger's request may be wrong, the detail of a fault stays inside. */
export function answerErrors({ log, observer }: { log: Log; observer: Observer }): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof HttpError ? error : asHttpError(error);
    if (known.code === "failed") log.error("http-failed", { reason: error instanceof Error ? error.name : "unknown" });
    observer.refused("http", known.code);
    const kind = kinds[known.code];
    const language = known.language ?? preferredLanguage(request.get("accept-language"));
    const message = kind[language].replace("{}", () => known.detail);
    response
      .status(kind.status)
      .set({ "Cache-Control": "no-store", ...known.headers })
      .json({ error: { code: known.code, message } });
  };
}

function asHttpError(error: unknown): HttpError {
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  const code = codeByStatus[status] ?? "failed";
  // The body reader gives its errors a type; what else is malformed is the address.
  const isBody = error instanceof Error && "type" in error;
  return new HttpError(code, { detail: isBody ? "JSON" : "URL" });
}
