// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <vector>

namespace rapport {

/// A word as written and as it stands in an address: "Wójcik" and "wojcik", "王" and "wang".
struct SampleWord {
    QString written;
    QString ascii;
};

/// Given names and surnames that go together. Made up by combination; nobody is meant.
struct SampleCulture {
    std::vector<SampleWord> given;
    std::vector<SampleWord> surnames;
    QString between; ///< between the two names
    bool surnameFirst = false;

    [[nodiscard]] QString name(int givenIndex, int surnameIndex) const;
};

/// A country that developers live in, and which names are usual there.
struct SampleCountry {
    QString code;
    int culture = 0;    ///< position in sampleCultures()
    int perMille = 0;   ///< of the community
    int otherNames = 0; ///< per mille of people there who have a name from elsewhere
    QString city;
};

[[nodiscard]] const std::vector<SampleCulture> &sampleCultures();
/// The shares sum to 1000.
[[nodiscard]] const std::vector<SampleCountry> &sampleCountries();

/// Company names, all different without case and spaces, in an order that depends on \p seed.
[[nodiscard]] QString sampleCompanyName(quint64 seed, int index);
/// What a web address makes of \p name: small ASCII letters and digits.
[[nodiscard]] QString sampleDomainWord(const QString &name);
/// The same for every word, with hyphens between.
[[nodiscard]] QString sampleWebPath(const QString &title);

} // namespace rapport
