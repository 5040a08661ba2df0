/** Whom a book may be for, as cues are written. */
export const childWords =
  "бала*, балаларға, бүлдіршін*, дети, детей, детям, ребенк*, ребенок, детск*, сын*, дочк*, девочк*, мальчик*, girl, girls, boy, boys, kid, kids, child*, son, daughter";

export const teenagerWords = "жасөспірім*, подрост*, teen*, adolescent*";

/** Of books on children, not for them. */
export const parentingWords =
  "бала+тәрбие*, воспитани* дете*|ребен*|сын*|доч*, воспитывать, родителям, parenting, raising children|kids, bringing up";

/** What a school class is called. */
export const schoolClassWords = "сынып*|класс|класса|классе|классу|класстың|grade|graders|grader";
