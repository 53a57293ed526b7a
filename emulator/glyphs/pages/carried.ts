/**
 * Pages that iconv-lite lacks, carried over from @point-of-sale/codepage-encoder 3.0.2 (MIT, licences/codepage-encoder.txt)
 * by its own names and in the same form as the generated ones. Where a table there has a control, U+FFFD stands here.
 */
export const carriedPages = {
  // Epson calls it PC1119.
  cp772:
    'АБВГДЕЖЗИЙКЛМНОП' +
    'РСТУФХЦЧШЩЪЫЬЭЮЯ' +
    'абвгдежзийклмноп' +
    '░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐' +
    '└┴┬├─┼ŲŪ╚╔╩╦╠═╬Ž' +
    'ąčęėįšųūž┘┌█▄▌▐▀' +
    'рстуфхцчшщъыьэюя' +
    'Ёё≥≤„“÷≈°∙·√\u207F²■\u00A0',
  // Epson calls it PC1118. 0xEF and 0xFA are those of cp437, as glibc has them; the table there has U+22C2 and U+02D9.
  cp774:
    'ÇüéâäàåçêëèïîìÄÅ' +
    'ÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
    'áíóúñÑªº¿⌐¬½¼¡«»' +
    '░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐' +
    '└┴┬├─┼ŲŪ╚╔╩╦╠═╬Ž' +
    'ąčęėįšųūž┘┌█▄▌▐▀' +
    'αβΓπΣσµτΦΘΩδ∞φε∩' +
    '≡±≥≤„“÷≈°∙·√\u207F²■\u00A0',
  cp851:
    'ÇüéâäàΆçêëèïîΈÄΉ' +
    'Ί\uFFFDΌôöΎûùΏÖÜά£έήί' +
    'ϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»' +
    '░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐' +
    '└┴┬├─┼ΠΡ╚╔╩╦╠═╬Σ' +
    'ΤΥΦΧΨΩαβγ┘┌█▄δε▀' +
    'ζηθικλμνξοπρσςτ´' +
    '\u00AD±υφχ§ψ¸°¨ωϋΰώ■\u00A0',
  cp853:
    'ÇüéâäàĉçêëèïîìÄĈ' +
    'ÉċĊôöòûùİÖÜĝ£Ĝ×ĵ' +
    'áíóúñÑĞğĤĥ\uFFFD½Ĵş«»' +
    '░▒▓│┤ÁÂÀŞ╣║╗╝Żż┐' +
    '└┴┬├─┼Ŝŝ╚╔╩╦╠═╬¤' +
    '\uFFFD\uFFFDÊËÈıÍÎÏ┘┌█▄\uFFFDÌ▀' +
    'ÓßÔÒĠġµĦħÚÛÙŬŭ\uFFFD´' +
    '\u00AD\uFFFDℓŉ˘§÷¸°¨˙\uFFFD³²■\u00A0',
  // Persian. The table there has nothing at 0x25 and 0x2A, which stay ASCII here.
  cp1098:
    '\uFFFD\uFFFD\u060C\u061B\u061F\u064B\u0622\uFE82\uF8FA\u0627\uFE8E\uF8FB\u0621\u0623\uFE84\uF8F9' +
    '\u0624\uFE8B\u0628\uFE91\uFB56\uFB58\u062A\uFE97\u062B\uFE9B\u062C\uFE9F\uFB7A\uFB7C×\u062D' +
    '\uFEA3\u062E\uFEA7\u062F\u0630\u0631\u0632\uFB8A\u0633\uFEB3\u0634\uFEB7\u0635\uFEBB«»' +
    '░▒▓│┤\u0636\uFEBF\uFEC1\uFEC3╣║╗╝¤\uFEC5┐' +
    '└┴┬├─┼\uFEC7\u0639╚╔╩╦╠═╬\uFFFD' +
    '\uFECA\uFECB\uFECC\u063A\uFECE\uFECF\uFED0\u0641\uFED3┘┌█▄\u0642\uFED7▀' +
    '\uFB8E\uFEDB\uFB92\uFB94\u0644\uFEDF\u0645\uFEE3\u0646\uFEE7\u0648\u0647\uFEEB\uFEEC\uFBA4\uFBFC' +
    '\u00AD\uFBFD\uFBFE\u0640\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669■\u00A0',
  // Estonian
  cp3001:
    'ÇüéâäàåçêëèïîìÄÅ' +
    'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
    'áíóúñÑªº¿®¬½¼¡«»' +
    '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
    'šŠÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
    'ÓßÔÒõÕµžŽÚÛÙýÝ¯´' +
    '\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0',
  // Estonian
  cp3002:
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®‾' +
    '°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ' +
    'ŠÑÒÓÔÕÖ×ØÙÚÛÜÝŽß' +
    'àáâãäåæçèéêëìíîï' +
    'šñòóôõö÷øùúûüýžÿ',
  // Latvian
  cp3011:
    'ÇüéâäàåçêëèïîìÄÅ' +
    'ÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
    'áíóúñÑªº¿⌐¬½¼¡«»' +
    '░▒▓│┤Ā╢ņ╕╣║╗╝╜╛┐' +
    '└┴┬├─┼ā╟╚╔╩╦╠═╬╧' +
    'Š╤čČ╘╒ģĪī┘┌█▄ūŪ▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩' +
    'ĒēĢķĶļĻžŽ∙·√Ņš■\u00A0',
  // Latvian with Russian. Makers of clones call it PC755.
  cp3012:
    'АБВГДЕЖЗИЙКЛМНОП' +
    'РСТУФХЦЧШЩЪЫЬЭЮЯ' +
    'абвгдежзийклмноп' +
    '░▒▓│┤Ā╢ņ╕╣║╗╝Ō╛┐' +
    '└┴┬├─┼ā╟╚╔╩╦╠═╬╧' +
    'Š╤čČ╘╒ģĪī┘┌█▄ūŪ▀' +
    'рстуфхцчшщъыьэюя' +
    'ĒēĢķĶļĻžŽō·√Ņš■\u00A0',
  // Russian
  cp3840:
    'АБВГДЕЖЗИЙКЛМНОП' +
    'РСТУФХЦЧШЩЪЫЬЭЮЯ' +
    'абвгдежзийклмноп' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
    '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'рстуфхцчшщъыьэюя' +
    '≡±≥≤⌠⌡÷≈°∙·√\u207F²■\u00A0',
  // Polish: Mazovia
  cp3843:
    'ÇüéâäàąçêëèïîćÄĄ' +
    'ĘęłôöĆûùŚÖÜ¢Ł¥śƒ' +
    'ŹŻóÓńŃźż¿⌐¬½¼¡«»' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
    '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩' +
    '≡±≥≤⌠⌡÷≈°∙·√\u207F²■\u00A0',
  // Czech: Kamenický
  cp3844:
    'ČüéďäĎŤčěĚĹÍľĺÄÁ' +
    'ÉžŽôöÓůÚýÖÜŠĽÝŘť' +
    'áíóúňŇŮÔšřŕŔ¼§«»' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
    '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩' +
    '≡±≥≤⌠⌡÷≈°∙·√\u207F²■\u00A0',
  // Hungarian: CWI-2
  cp3845:
    'ÇüéâäàåçêëèïîÍÄÁ' +
    'ÉæÆőöÓűÚŰÖÜ¢£¥₧ƒ' +
    'áíóúñÑªŐ¿⌐¬½¼¡«»' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
    '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩' +
    '≡±≥≤⌠⌡÷≈°∙·√\u207F²■\u00A0',
  // Turkish
  cp3846:
    'ÇüéâäàåçêëèïîıÄÅ' +
    'ÉæÆôöòûùİÖÜ¢£¥Şş' +
    'áíóúñÑĞğ¿⌐¬½¼¡«»' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
    '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩' +
    '≡±≥≤⌠⌡÷≈°∙·√\u207F²■\u00A0',
  // Brazilian: ABNT
  cp3847:
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯' +
    '°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ' +
    'ÐÑÒÓÔÕÖ\uFFFDØÙÚÛÜÝÞß' +
    'àáâãäåæçèéêëìíîï' +
    'ðñòóôõö\uFFFDøùúûüýþÿ',
  // Brazilian: ABICOMP
  cp3848:
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\u00A0ÀÁÂÃÄÇÈÉÊËÌÍÎÍÑ' +
    'ÒÓÔÕÖÆÙÚÛÜŸ¨£¦§°' +
    '¡àáâãäçèéêëìíîïñ' +
    'òóôõöæùúûüÿßªº¿±' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD',
  latvian:
    'АБВГДЕЖЗИЙКЛМНОП' +
    'РСТУФХЦЧШЩЪЫЬЭЮЯ' +
    'абвгдежзийклмноп' +
    '░▒▓│┤Ā╢ņ╕╣║╗╝Ō╛┐' +
    '└┴┬├─┼ā╟╚╔╩╦╠═╬╧' +
    'Š╤čČĪīģĪī┘┌█▄ūŪ▀' +
    'рстуфхцчшщъыьэюя' +
    'ĒēĢķĶļĻžŽō·√Ņš■\u00A0',
  // As Xprinter printers have it: the letters of cp862 and nothing else.
  hebrew:
    '\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8\u05D9\u05DA\u05DB\u05DC\u05DD\u05DE\u05DF' +
    '\u05E0\u05E1\u05E2\u05E3\u05E4\u05E5\u05E6\u05E7\u05E8\u05E9\u05EA\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD',
  thai11:
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD┌┐└┘│├┤' +
    '\u00A0กขฃคฅฆงจฉชซฌญฎฏ' +
    'ฐฑฒณดตถทธนบปผฝพฟ' +
    'ภมยรฤลฦวศษสหฬอฮฯ' +
    'ะ\u0E31าำ\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E3A─┴┬┼฿' +
    'เแโใไๅ\u0E46\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4D\u0E4E๏' +
    '๐๑๒๓๔๕๖๗๘๙๚\u0E4Aโใไ\uFFFD',
  thai13:
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\u00A0กขฃคฅฆงจฉชซฌญฎฏ' +
    'ฐฑฒณดตถทธนบปผฝพฟ' +
    'ภมยรฤลฦวศษสหฬอฮฯ' +
    'ะ\u0E31าำ\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E3Aร\uFFFD\uFFFDเ฿' +
    'เแโใไๅ\u0E46\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4D\u0E4E๏' +
    '๐๑๒๓๔๕๖๗๘๙๚๛←↑→↓',
  thai14:
    '┌┐└┘│─├┤┴┬┼█\uFFFD\uFFFD\uFFFD\uFFFD' +
    'รา\uFFFDะ\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDเ' +
    '\u00A0กขฃคฅฆงจฉชซฌญฎฏ' +
    'ฐฑฒณดตถทธนบปผฝพฟ' +
    'ภมยรฤลฦวศษสหฬอฮฯ' +
    'ะ\u0E31าำ\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E3A\uFFFD\uFFFD\uFFFD\uFFFD฿' +
    'เแโใไๅ\u0E46\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4D\u0E4E๏' +
    '๐๑๒๓๔๕๖๗๘๙๛\uFFFD\uFFFD\uFFFD\uFFFDไ',
  thai16:
    '┌┐└┘│─├┤┴┬┼█←↑→↓' +
    'โใ\uFFFDะ\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDเ' +
    '\u00A0กขฃคฅฆงจฉชซฌญฎฏ' +
    'ฐฑฒณดตถทธนบปผฝพฟ' +
    'ภมยรฤลฦวศษสหฬอฮฯ' +
    'ะ\u0E31าำ\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E3A\uFFFD\uFFFD\uFFFD\uFFFD฿' +
    'เแโใไๅ\u0E46\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4Dไ๏' +
    '๐๑๒๓๔๕๖๗๘๙๛\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD',
  thai18:
    '┌┐└┘│─├┤┴┬┼█←↑→↓' +
    'รา\uFFFDะ\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDเ' +
    '\u00A0กขฃคฅฆงจฉชซฌญฎฏ' +
    'ฐฑฒณดตถทธนบปผฝพฟ' +
    'ภมยรฤลฦวศษสหฬอฮฯ' +
    'ะ\u0E31าำ\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E3A\uFFFD\uFFFD\uFFFD\uFFFD฿' +
    'เแโใไๅ\u0E46\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4Dไ๏' +
    '๐๑๒๓๔๕๖๗๘๙๛\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD',
  thai42:
    '┌┐└┘│─├┤┴┬┼█←↑→↓' +
    '๐๑๒๓๔๕๖๗๘๙ฃฅราไเ' +
    '\u00A0กขคฆงจฉชซฌญฎฏฐฑ' +
    'ฒณดตถทธนบปผฝพฟภม' +
    'ยรฤลวศษสหฬอฮะฦาำ' +
    'เแโใไ\u0E46ฯ\u0E38\u0E39\u0E34\u0E35\u0E36\u0E37\u0E4A\u0E4D\u0E47' +
    '\u0E48\u0E49\u0E4A\u0E4B\u0E4C\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDะ\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\u00A0',
  tcvn3:
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDăâêôơưđ\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDàảãáạ\uFFFDằẳẵắ\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDặầẩẫấậè\uFFFDẻẽ' +
    'éẹềểễếệìỉ\uFFFD\uFFFD\uFFFDĩíịò' +
    '\uFFFDỏõóọồổỗốộờởỡớợù' +
    '\uFFFDủũúụừửữứựỳỷỹýỵ\uFFFD',
  // 0xA7 is the Vietnamese U+0110; the table there has U+00D0, which looks the same.
  'tcvn3-capitals':
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD' +
    '\uFFFDĂÂ\uFFFD\uFFFD\uFFFD\uFFFDĐ\uFFFD\uFFFDÊÔƠƯ\uFFFD\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDÀẢÃÁẠ\uFFFDẰẲẴẮ\uFFFD' +
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDẶẦẨẪẤẬÈ\uFFFDẺẼ' +
    'ÉẸỀỂỄẾỆÌỈ\uFFFD\uFFFD\uFFFDĨÍỊÒ' +
    '\uFFFDỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙ' +
    '\uFFFDỦŨÚỤỪỬỮỨỰỲỶỸÝỴ\uFFFD',
  // JIS X 0201 letters with Epson's graphics around them. receiptline draws its rules with the same codes. 0xA0 and 0xFF are
  // undefined.
  katakana:
    '▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼' +
    '┴┬┤├▔─│▕┌┐└┘╭╮╰╯' +
    '\uFFFD｡｢｣､･ｦｧｨｩｪｫｬｭｮｯ' +
    '\uFF70ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿ' +
    'ﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏ' +
    'ﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ\uFF9E\uFF9F' +
    '═╞╪╡◢◣◥◤♠♥♦♣●○╱╲' +
    '╳円年月日時分秒〒市区町村人▒\uFFFD',
} as const satisfies Readonly<Record<string, string>>;
