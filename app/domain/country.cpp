// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_text.h"

#include <QHash>
#include <QLocale>

namespace rapport {

namespace {

struct Alias {
    const char *name; ///< folded as by foldChoice()
    const char *code;
};

// What Qt's own list of territories does not know: usual short forms and Chinese names.
constexpr Alias kAliases[] = {
    {"usa", "US"},
    {"u.s.", "US"},
    {"u.s.a.", "US"},
    {"unitedstatesofamerica", "US"},
    {"america", "US"},
    {"uk", "GB"},
    {"u.k.", "GB"},
    {"greatbritain", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"uae", "AE"},
    {"southkorea", "KR"},
    {"korea", "KR"},
    {"republicofkorea", "KR"},
    {"republicofireland", "IE"},
    {"northkorea", "KP"},
    {"russia", "RU"},
    {"russianfederation", "RU"},
    {"prc", "CN"},
    {"p.r.china", "CN"},
    {"mainlandchina", "CN"},
    {"holland", "NL"},
    {"thenetherlands", "NL"},
    {"czechrepublic", "CZ"},
    {"vietnam", "VN"},
    {"iran", "IR"},
    {"syria", "SY"},
    {"turkey", "TR"},
    {"türkiye", "TR"},
    {"ivorycoast", "CI"},
    {"hongkong", "HK"},
    {"macau", "MO"},
    {"taiwan", "TW"},
    {"swaziland", "SZ"},
    {"burma", "MM"},
    {"macedonia", "MK"},
    {"moldova", "MD"},
    {"tanzania", "TZ"},
    {"bolivia", "BO"},
    {"venezuela", "VE"},
    {"laos", "LA"},
    {"brunei", "BN"},
    {"palestine", "PS"},
    {"中国", "CN"},
    {"美国", "US"},
    {"德国", "DE"},
    {"法国", "FR"},
    {"英国", "GB"},
    {"日本", "JP"},
    {"韩国", "KR"},
    {"印度", "IN"},
    {"巴西", "BR"},
    {"加拿大", "CA"},
    {"澳大利亚", "AU"},
    {"意大利", "IT"},
    {"西班牙", "ES"},
    {"葡萄牙", "PT"},
    {"荷兰", "NL"},
    {"比利时", "BE"},
    {"瑞士", "CH"},
    {"奥地利", "AT"},
    {"瑞典", "SE"},
    {"挪威", "NO"},
    {"丹麦", "DK"},
    {"芬兰", "FI"},
    {"波兰", "PL"},
    {"捷克", "CZ"},
    {"俄罗斯", "RU"},
    {"乌克兰", "UA"},
    {"土耳其", "TR"},
    {"以色列", "IL"},
    {"阿联酋", "AE"},
    {"沙特阿拉伯", "SA"},
    {"埃及", "EG"},
    {"南非", "ZA"},
    {"尼日利亚", "NG"},
    {"肯尼亚", "KE"},
    {"墨西哥", "MX"},
    {"阿根廷", "AR"},
    {"智利", "CL"},
    {"哥伦比亚", "CO"},
    {"秘鲁", "PE"},
    {"新加坡", "SG"},
    {"马来西亚", "MY"},
    {"泰国", "TH"},
    {"越南", "VN"},
    {"印度尼西亚", "ID"},
    {"菲律宾", "PH"},
    {"中国香港", "HK"},
    {"中国台湾", "TW"},
    {"中国澳门", "MO"},
    {"新西兰", "NZ"},
    {"爱尔兰", "IE"},
    {"希腊", "GR"},
    {"匈牙利", "HU"},
    {"罗马尼亚", "RO"},
    {"巴基斯坦", "PK"},
    {"孟加拉国", "BD"},
    {"黎巴嫩", "LB"},
    {"香港", "HK"},
    {"台湾", "TW"},
    {"澳门", "MO"},
    {"大韩民国", "KR"},
    {"捷克共和国", "CZ"},
    {"阿拉伯联合酋长国", "AE"},
    {"孟加拉", "BD"},
    {"沙特", "SA"},
};

QHash<QString, QString> buildCountries()
{
    QHash<QString, QString> codes;
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = QLocale::Territory(i);
        const QString code = QLocale::territoryToCode(territory);
        // Numbers name groups of countries ("419", Latin America).
        if (code.size() != 2 || code[0].isDigit())
            continue;
        codes.insert(code.toLower(), code);
        codes.insert(foldChoice(QLocale::territoryToString(territory)), code);
    }
    for (const auto &[name, code] : kAliases)
        codes.insert(QString::fromUtf8(name), QLatin1StringView(code));
    return codes;
}

} // namespace

QString countryCode(const QString &text)
{
    static const QHash<QString, QString> codes = buildCountries();
    return codes.value(foldChoice(text));
}

} // namespace rapport
