// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/window/gallery.h"
#include "ui/window/window_keeper.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileOpenEvent>
#include <QLibraryInfo>
#include <QTextStream>
#include <QThreadPool>
#include <QTranslator>

#include <csignal>
#include <cstring>

using namespace Qt::Literals::StringLiterals;
using namespace rapport::ui;

namespace {

/// Opens files that the system hands over while the program runs (macOS).
class FileOpener : public QObject {
public:
    explicit FileOpener(WindowKeeper &windows) : m_windows(windows) { }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::FileOpen)
            return QObject::eventFilter(watched, event);
        m_windows.open(static_cast<QFileOpenEvent *>(event)->file());
        return true;
    }

private:
    WindowKeeper &m_windows;
};

bool has(int argc, char **argv, std::initializer_list<const char *> wanted)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *one : wanted) {
            if (std::strcmp(argv[i], one) == 0)
                return true;
        }
    }
    return false;
}

void nameProgram()
{
    QCoreApplication::setOrganizationName(u"Rapport"_s);
    QCoreApplication::setApplicationName(u"Rapport"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RAPPORT_VERSION));
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Developer relationship management in one local file"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"gallery"_s,
                      QCoreApplication::translate(
                          "main", "Draws every page and dialog to PNG files in DIR and leaves."),
                      u"DIR"_s});
    parser.addPositionalArgument(
        u"WORKSPACE"_s, QCoreApplication::translate("main", "The file to open."), u"[WORKSPACE]"_s);
}

/// Installs the program's own texts and Qt's in the system's language, where there are any.
void installTranslations(QCoreApplication &application)
{
    auto *ours = new QTranslator(&application);
    // English has its plurals from a file as well.
    if (ours->load(QLocale(), u"rapport"_s, u"_"_s, u":/i18n"_s)
        || ours->load(u":/i18n/rapport_en.qm"_s))
        QCoreApplication::installTranslator(ours);
    auto *qts = new QTranslator(&application);
    if (qts->load(QLocale(), u"qtbase"_s, u"_"_s,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

/// Qt closes all database connections when the application goes, so a file that is still being
/// opened on a worker must be through before.
void finishOpening()
{
    QThreadPool::globalInstance()->waitForDone();
}

int drawGallery(ThemeController &themes, const QString &folder, const QString &workspace)
{
    Gallery gallery({QDir(folder), workspace}, themes);
    QObject::connect(&gallery, &Gallery::finished, qApp, [](const QString &error) {
        if (!error.isEmpty())
            QTextStream(stderr) << error << '\n';
        QCoreApplication::exit(error.isEmpty() ? 0 : 1);
    });
    QMetaObject::invokeMethod(&gallery, &Gallery::start, Qt::QueuedConnection);
    const int status = QApplication::exec();
    finishOpening();
    return status;
}

int runWindows(QApplication &application, ThemeController &themes, const QString &file)
{
    QSettings settings;
    Preferences preferences(settings);
    NativeFileChooser files;
    WindowKeeper windows({preferences, themes, files});
    FileOpener opener(windows);
    application.installEventFilter(&opener);
    windows.start(file);
    const int status = QApplication::exec();
    finishOpening();
    return status;
}

} // namespace

int main(int argc, char **argv)
{
#ifdef SIGXFSZ
    // A file size limit is an error that a write reports, not an end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
    nameProgram();
    QCommandLineParser parser;
    if (has(argc, argv, {"--help", "-h", "--help-all", "--version", "-v"})) {
        const QCoreApplication application(argc, argv);
        describe(parser);
        parser.process(application);
    }
    // Pictures need no screen.
    if (has(argc, argv, {"--gallery"}) && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    installTranslations(application);
    describe(parser);
    parser.process(application);
    ThemeController themes(application);
    QApplication::setWindowIcon(logo());
    const QString file = parser.positionalArguments().value(0);
    if (parser.isSet(u"gallery"_s))
        return drawGallery(themes, parser.value(u"gallery"_s), file);
    return runWindows(application, themes, file);
}
