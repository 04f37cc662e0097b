// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settings.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {
using Texts = QHash<QString, QString>;
}

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreThoseOfTheSource()
    {
        const WorkspaceSettings settings = WorkspaceSettings::fromTexts({});
        QCOMPARE(settings.weights, Weights());
        QCOMPARE(settings.bands, Bands());
        QCOMPARE(settings.halfLife, 180.0);
        QCOMPARE(settings.zone, QTimeZone::utc());
        QCOMPARE(settingSpecs().size(), size_t(10));
        for (const SettingSpec &spec : settingSpecs()) {
            QCOMPARE(findSetting(spec.key), &spec);
            const auto text = spec.normalise(spec.defaultText);
            QVERIFY(text);
            QCOMPARE(*text, spec.defaultText);
        }
    }

    void unreadableOnesAreTheDefault_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("half-life") << u"half_life"_s << u"soon"_s;
        QTest::newRow("half-life 0") << u"half_life"_s << u"0"_s;
        QTest::newRow("half-life nan") << u"half_life"_s << u"nan"_s;
        QTest::newRow("weight") << u"weight.ux"_s << u"much"_s;
        QTest::newRow("band") << u"band.good"_s << u"2"_s;
        QTest::newRow("zone") << u"zone"_s << u"Middle-earth/Shire"_s;
    }

    void unreadableOnesAreTheDefault()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        const WorkspaceSettings settings = WorkspaceSettings::fromTexts({{key, text}});
        QCOMPARE(settings.weights, Weights());
        QCOMPARE(settings.bands, Bands());
        QCOMPARE(settings.halfLife, 180.0);
        QCOMPARE(settings.zone, QTimeZone::utc());
    }

    void readsWhatIsStored()
    {
        const WorkspaceSettings settings =
            WorkspaceSettings::fromTexts({{u"weight.ux"_s, u"0.5"_s},
                                          {u"weight.ts"_s, u"0.5"_s},
                                          {u"weight.csat"_s, u"0"_s},
                                          {u"band.good"_s, u"0.9"_s},
                                          {u"half_life"_s, u"none"_s},
                                          {u"zone"_s, u"Asia/Shanghai"_s}});
        QCOMPARE(settings.weights[Measure::Ux], 0.5);
        QCOMPARE(settings.weights[Measure::Csat], 0.0);
        QCOMPARE(settings.bands.good(), 0.9);
        QCOMPARE(settings.halfLife, 0.0);
        QCOMPARE(settings.zone.id(), QByteArray("Asia/Shanghai"));
    }

    void checksTogether_data()
    {
        QTest::addColumn<Texts>("changes");
        QTest::addColumn<Texts>("current");
        QTest::addColumn<QString>("sentence"); // empty: accepted
        const Texts shifted = {{u"weight.ux"_s, u"0.5"_s}, {u"weight.ts"_s, u"0.2"_s}};
        QTest::newRow("weights that sum") << shifted << Texts() << QString();
        QTest::newRow("one weight alone")
            << Texts{{u"weight.ux"_s, u"0.5"_s}} << Texts() << u"must sum to 1"_s;
        QTest::newRow("one weight that completes the stored ones")
            << Texts{{u"weight.csat"_s, u"0.1"_s}} << Texts{{u"weight.ux"_s, u"0.5"_s}}
            << QString();
        QTest::newRow("negative") << Texts{{u"weight.ux"_s, u"-1"_s}} << Texts()
                                  << u"between 0 and 1"_s;
        QTest::newRow("bands crossed")
            << Texts{{u"band.needs_improvement"_s, u"0.9"_s}} << Texts() << u"below \"good\""_s;
        QTest::newRow("half-life too long")
            << Texts{{u"half_life"_s, u"36501"_s}} << Texts() << u"1 to 36500 days"_s;
        QTest::newRow("half-life 0") << Texts{{u"half_life"_s, u"0"_s}} << Texts() << u"none"_s;
        QTest::newRow("half-life none")
            << Texts{{u"half_life"_s, u" None "_s}} << Texts() << QString();
        QTest::newRow("zone") << Texts{{u"zone"_s, u"Berlin"_s}} << Texts()
                              << u"is not a time zone"_s;
        QTest::newRow("zone of a region")
            << Texts{{u"zone"_s, u"Asia/Calcutta"_s}} << Texts() << QString();
        QTest::newRow("unknown key")
            << Texts{{u"weight.fun"_s, u"1"_s}} << Texts() << u"no setting \"weight.fun\""_s;
    }

    void checksTogether()
    {
        QFETCH(Texts, changes);
        QFETCH(Texts, current);
        QFETCH(QString, sentence);
        const auto checked = checkSettings(changes, current);
        QCOMPARE(checked.ok(), sentence.isEmpty());
        if (checked) {
            QCOMPARE(checked->size(), changes.size());
            return;
        }
        QCOMPARE(checked.error().code, Error::Code::Invalid);
        QVERIFY2(checked.error().text.contains(sentence), qPrintable(checked.error().text));
    }

    void onlyTheHalfLifeRescores()
    {
        for (const SettingSpec &spec : settingSpecs())
            QCOMPARE(spec.rescores, spec.key == u"half_life"_s);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
