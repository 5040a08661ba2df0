/** First to tenth as cues, in order: "second" of a volume, of a school class. */
export const ordinals: readonly string[] = [
  "бірінші*|перв*|first",
  "екінші*|втор*|second",
  "үшінші*|трет*|third",
  "төртінші*|четверт*|fourth",
  "бесінші*|пят*|fifth",
  "алтыншы*|шест*|sixth",
  "жетінші*|седьм*|seventh",
  "сегізінші*|восьм*|eighth",
  "тоғызыншы*|девят*|ninth",
  "оныншы*|десят*|tenth",
];
