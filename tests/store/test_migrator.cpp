// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrator.h"
#include "support/test_workspace.h"

#include <QDir>
#include <QElapsedTimer>
#include <QResource>
#include <QTest>

#include <unistd.h>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Schema files of a later Rapport, there while this lives.
class LaterSchema {
public:
    explicit LaterSchema(const QString &name)
        : m_file(QStringLiteral(RAPPORT_LATER_SCHEMA "/") + name)
    {
        if (!QResource::registerResource(m_file))
            qFatal("%s cannot be registered", qPrintable(m_file));
    }
    ~LaterSchema() { QResource::unregisterResource(m_file); }

private:
    QString m_file;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

qint64 versionOf(TestWorkspace &workspace)
{
    return workspace.scalar(u"PRAGMA user_version"_s).toInteger();
}

} // namespace

/// What opening a file comes to, outcome by outcome.
class TestMigrator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewFileIsCurrentAndCloses()
    {
        TestWorkspace workspace;
        QCOMPARE(versionOf(workspace), Migrator::currentVersion());
        QVERIFY(Migrator::currentVersion() >= 1);
        QVERIFY(!workspace.scalar(u"SELECT value FROM workspace WHERE key = 'uuid'"_s).isNull());
        const qint64 id = workspace.add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        workspace.close();
        QCOMPARE(filesIn(workspace.folder()), QStringList{u"test.rapport"_s});

        workspace.reopen();
        QCOMPARE(workspace.value(KindId::Company, id, u"name"_s), Value(u"Acme"_s));
        workspace.close();
        QCOMPARE(filesIn(workspace.folder()), QStringList{u"test.rapport"_s});
    }

    void openingAndReadingChangesNothing()
    {
        TestWorkspace workspace;
        workspace.add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        workspace.close();
        const QByteArray before = bytesOf(workspace.path());
        workspace.reopen();
        QCOMPARE(workspace.find(KindId::Company, QString()).size(), size_t(1));
        workspace.close();
        QVERIFY(bytesOf(workspace.path()) == before);
    }

    void createRefusesAnExistingFile()
    {
        TestWorkspace workspace;
        workspace.close();
        const QByteArray before = bytesOf(workspace.path());
        const auto again = Database::create(workspace.path());
        QVERIFY(!again);
        QCOMPARE(again.error().code, Error::Code::Conflict);
        QVERIFY(bytesOf(workspace.path()) == before);
    }

    void createSaysWhyNot()
    {
        const auto database = Database::create(u"/nonexistent/folder/x.rapport"_s);
        QVERIFY(!database);
        QCOMPARE(database.error().code, Error::Code::Io);
    }

    void anOlderFileIsBroughtUpToDateAndKept()
    {
        TestWorkspace workspace;
        const qint64 id = workspace.add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        workspace.close();
        const int before = Migrator::currentVersion();
        const LaterSchema later(u"next.rcc"_s);
        QVERIFY(Migrator::currentVersion() > before);
        workspace.reopen();
        QCOMPARE(versionOf(workspace), Migrator::currentVersion());
        QCOMPARE(workspace.scalar(u"SELECT motto FROM company"_s), Value(u"none; yet"_s));
        QCOMPARE(workspace.value(KindId::Company, id, u"name"_s), Value(u"Acme"_s));
        QVERIFY(workspace.findings().isEmpty());
        workspace.close();
        QCOMPARE(filesIn(workspace.folder()),
                 (QStringList{u"test.rapport"_s, u"test.rapport.v%1.bak"_s.arg(before)}));

        // The copy is a whole workspace of the old version, not to be taken for a new one.
        auto copy =
            Connection::open(workspace.path() + u".v%1.bak"_s.arg(before), OpenMode::ReadOnly);
        QVERIFY(copy);
        QCOMPARE((*copy)->scalar(u"PRAGMA user_version"_s)->toInteger(), before);
        QCOMPARE((*copy)->scalar(u"SELECT name FROM company"_s)->toText(), u"Acme"_s);
    }

    void aFailedMigrationLeavesTheFileAsItWas()
    {
        TestWorkspace workspace;
        workspace.add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        workspace.close();
        {
            const LaterSchema later(u"broken.rcc"_s);
            const auto database = Database::open(workspace.path());
            QVERIFY(!database);
            QCOMPARE(database.error().code, Error::Code::Internal);
        }
        workspace.reopen();
        QCOMPARE(versionOf(workspace), Migrator::currentVersion());
        QCOMPARE(workspace.scalar(
                     u"SELECT count(*) FROM pragma_table_info('company') WHERE name = 'motto'"_s),
                 Value(0));
        QVERIFY(workspace.findings().isEmpty());
    }

    void aNewerFileIsRefusedAndNotTouched()
    {
        TestWorkspace workspace;
        workspace.close();
        const int version = Migrator::currentVersion();
        {
            const LaterSchema later(u"next.rcc"_s);
            workspace.reopen();
            workspace.close();
        }
        QVERIFY(QFile::remove(workspace.path() + u".v%1.bak"_s.arg(version)));
        const QByteArray before = bytesOf(workspace.path());
        const auto database = Database::open(workspace.path());
        QVERIFY(!database);
        QCOMPARE(database.error().code, Error::Code::Newer);
        QVERIFY2(database.error().text.contains(u"newer Rapport"_s),
                 qPrintable(database.error().text));
        QVERIFY(bytesOf(workspace.path()) == before);
        QCOMPARE(filesIn(workspace.folder()), QStringList{u"test.rapport"_s});
    }

    void otherFilesAreRefusedAndNotTouched_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("S");
        QTest::newRow("text") << QByteArray("name,email\nAda,ada@example.org\n").repeated(100);
        QTest::newRow("image") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16).repeated(200);
        QTest::newRow("database header and rubbish")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
    }

    void otherFilesAreRefusedAndNotTouched()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        writeBytes(path, bytes);
        const auto database = Database::open(path);
        QVERIFY(!database);
        QCOMPARE(database.error().code, Error::Code::NotAWorkspace);
        QVERIFY(!database.error().text.isEmpty());
        QVERIFY(bytesOf(path) == bytes);
        QCOMPARE(filesIn(folder.path()), QStringList{u"file"_s});
    }

    void otherDatabasesAreRefusedAndNotTouched_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::newRow("plain") << u"PRAGMA journal_mode = DELETE"_s;
        QTest::newRow("write-ahead log") << u"PRAGMA journal_mode = WAL"_s;
        QTest::newRow("our version number") << u"PRAGMA user_version = 1"_s;
    }

    void otherDatabasesAreRefusedAndNotTouched()
    {
        QFETCH(QString, pragma);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"other.db"_s);
        writeBytes(path, {});
        {
            auto other = Connection::open(path, OpenMode::ReadWrite);
            QVERIFY(other);
            QVERIFY((*other)->scalar(pragma));
            QVERIFY((*other)->run(u"CREATE TABLE workspace (key TEXT)"_s));
        }
        const QByteArray before = bytesOf(path);
        const auto database = Database::open(path);
        QVERIFY(!database);
        QCOMPARE(database.error().code, Error::Code::NotAWorkspace);
        QVERIFY(bytesOf(path) == before);
        QCOMPARE(filesIn(folder.path()), QStringList{u"other.db"_s});
    }

    void whatIsNotThereOrNoFile()
    {
        const QTemporaryDir folder;
        const auto missing = Database::open(folder.filePath(u"none.rapport"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, Error::Code::NotFound);
        QVERIFY(filesIn(folder.path()).isEmpty());
        const auto directory = Database::open(folder.path());
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, Error::Code::NotAWorkspace);
    }

    void whatMayNotBeWrittenOpensReadOnly_data()
    {
        QTest::addColumn<bool>("folderToo");
        QTest::newRow("file") << false;
        QTest::newRow("folder") << true;
    }

    void whatMayNotBeWrittenOpensReadOnly()
    {
        if (geteuid() == 0)
            QSKIP("permissions do not bind the administrator");
        QFETCH(bool, folderToo);
        TestWorkspace workspace;
        const qint64 id = workspace.add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        workspace.close();
        const auto readable = QFile::ReadOwner | QFile::ExeOwner;
        QFile::setPermissions(workspace.path(), QFile::ReadOwner);
        if (folderToo)
            QFile::setPermissions(workspace.folder(), readable);
        workspace.reopen();
        const bool readOnly = workspace.database().isReadOnly();
        const Value name = workspace.value(KindId::Company, id, u"name"_s);
        const auto written = workspace.tryChange(
            [](RecordWriter &writer) { return writer.setSetting(u"half_life"_s, u"90"_s); });
        workspace.close();
        QFile::setPermissions(workspace.folder(), readable | QFile::WriteOwner);
        QVERIFY(readOnly);
        QCOMPARE(name, Value(u"Acme"_s));
        QVERIFY(!written);
        QCOMPARE(written.error().code, Error::Code::ReadOnly);
    }

    void aWriterThatWaitsTooLongSaysBusy()
    {
        TestWorkspace workspace;
        auto other = Connection::open(workspace.path(), OpenMode::ReadWrite);
        QVERIFY(other);
        QVERIFY((*other)->beginWriting());
        QElapsedTimer timer;
        timer.start();
        const auto set = workspace.tryChange(
            [](RecordWriter &writer) { return writer.setSetting(u"half_life"_s, u"90"_s); });
        QVERIFY(!set);
        QCOMPARE(set.error().code, Error::Code::Busy);
        QVERIFY2(timer.elapsed() >= 4500, "did not wait for the other program");
        // Readers do not wait for a writer.
        QVERIFY(workspace.find(KindId::Company, QString()).empty());
        (*other)->rollback();
        QVERIFY(workspace.setSetting(u"half_life"_s, u"90"_s));
    }

    void aDamagedFileSaysSo()
    {
        TestWorkspace workspace;
        workspace.change([](RecordWriter &writer) -> Result<void> {
            const Kind &kind = writer.catalogue().kind(KindId::Company);
            for (int i = 0; i < 3000; ++i)
                RAPPORT_TRY(writer.insert(
                    KindId::Company,
                    assign(kind, {{u"name"_s, u"Company %1"_s.arg(i)}, {u"notes"_s, u"x"_s}})));
            return {};
        });
        workspace.close();
        QByteArray bytes = bytesOf(workspace.path());
        const qsizetype middle = bytes.size() / 2 / 4096 * 4096;
        // Past the schema's pages, with something that is no page at all.
        const qsizetype from = std::min<qsizetype>(60 * 4096, middle);
        bytes.replace(from, bytes.size() - from - 4096,
                      QByteArray(bytes.size() - from - 4096, '\xff'));
        writeBytes(workspace.path(), bytes);

        const auto database = Database::open(workspace.path());
        if (!database) {
            QCOMPARE(database.error().code, Error::Code::Damaged);
            return;
        }
        // Every way of reading fails; none takes the damage for the end of the rows.
        const SqlBuilder builder(Catalogue::builtIn(), {});
        const auto ids = (*database)
                             ->read(Lane::Pages,
                                    [&](Connection &connection) {
                                        return RecordReader(connection, builder)
                                            .ids({KindId::Company, {}, u"9"_s, {}});
                                    })
                             .result();
        QVERIFY(!ids);
        QCOMPARE(ids.error().code, Error::Code::Damaged);
        const auto count = (*database)
                               ->read(Lane::Pages,
                                      [&](Connection &connection) {
                                          return RecordReader(connection, builder)
                                              .count({KindId::Company, {}, u"9"_s, {}});
                                      })
                               .result();
        QVERIFY(!count);
        QCOMPARE(count.error().code, Error::Code::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "test_migrator.moc"
