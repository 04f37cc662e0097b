// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_names.h"

#include <QStringList>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Letters that do not come apart into a plain letter and a mark.
QChar plainLetter(QChar c)
{
    switch (c.unicode()) {
    case u'ł': return u'l';
    case u'ø': return u'o';
    case u'đ': return u'd';
    case u'ı': return u'i';
    case u'æ': return u'a';
    default: return c;
    }
}

QString asciiOf(const QString &written)
{
    QString ascii;
    for (const QChar c : written.toLower().normalized(QString::NormalizationForm_D)) {
        const QChar plain = plainLetter(c);
        if (plain.unicode() < 128 && plain.isLetterOrNumber())
            ascii.append(plain);
    }
    return ascii;
}

/// Words from a list parted by spaces, each "written" or "written|ascii"; _ stands for a space.
std::vector<SampleWord> words(const QString &list)
{
    std::vector<SampleWord> all;
    for (const QString &entry : list.split(u' ', Qt::SkipEmptyParts)) {
        const QString written = entry.section(u'|', 0, 0).replace(u'_', u' ');
        const QString ascii = entry.section(u'|', 1, 1);
        all.push_back({written, ascii.isEmpty() ? asciiOf(written) : ascii});
    }
    return all;
}

SampleCulture culture(const QString &given, const QString &surnames)
{
    return {words(given), words(surnames), u" "_s, false};
}

SampleCulture chinese()
{
    return {
        words(
            u"晓雯|xiaowen 思远|siyuan 雨桐|yutong 子墨|zimo 浩宇|haoyu 梓晴|ziqing 志诚|zhicheng "
            "丽雅|liya 文博|wenbo 欣悦|xinyue 嘉宁|jianing 若溪|ruoxi 知远|zhiyuan 明轩|mingxuan "
            "雅婷|yating 书涵|shuhan 宇航|yuhang 晨曦|chenxi 静怡|jingyi 诗雨|shiyu 映雪|yingxue "
            "春燕|chunyan 建业|jianye 婉清|wanqing 启明|qiming 素芳|sufang 梦洁|mengjie "
            "安然|anran 庆华|qinghua 可欣|kexin 永康|yongkang 云舒|yunshu"_s),
        words(u"王|wang 李|li 张|zhang 刘|liu 陈|chen 杨|yang 赵|zhao 黄|huang 周|zhou 吴|wu "
              "徐|xu 孙|sun 胡|hu 朱|zhu 高|gao 林|lin 何|he 郭|guo 马|ma 罗|luo 梁|liang "
              "宋|song 郑|zheng 谢|xie 韩|han 唐|tang 冯|feng 董|dong 程|cheng 曹|cao"_s),
        QString(), true};
}

SampleCulture vietnamese()
{
    SampleCulture names = culture(
        u"Thu_Trang Minh_Anh Quốc_Huy Thanh_Tâm Ngọc_Lan Gia_Bảo Hải_Yến Đức_Long Khánh_Linh "
        "Tuấn_Kiệt Bích_Phượng Hoàng_Nam Mai_Chi Việt_Dũng Phương_Thảo"_s,
        u"Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý"_s);
    names.surnameFirst = true;
    return names;
}

enum Culture {
    English,
    Chinese,
    Indian,
    German,
    French,
    Brazilian,
    Japanese,
    Korean,
    WestAfrican,
    Polish,
    Spanish,
    Vietnamese,
    Turkish,
    Nordic,
    EastAfrican
};

std::vector<SampleCulture> makeCultures()
{
    return {
        culture(u"Alice Owen Hazel Miles Tessa Rufus Imogen Caleb Nora Felix Maeve Silas Ivy Jonah "
                "Freya Elliot Phoebe Toby Clara Reuben Willa Gavin Thea Marcus"_s,
                u"Hartwell Penrose Ashby Marlowe Thackery Whitcombe Fairley Oakes Langford Pryor "
                "Winslade Holloway Brightman Kersey Dunmore Tilbury Radcliff Selwyn Arkwood "
                "Garside Tolliver Mayhew Quince Northam"_s),
        chinese(),
        culture(
            u"Aarav Ishita Rohan Meera Kavya Vikas Ananya Nikhil Pooja Arnav Sneha Tarun Divya "
            "Karthik Lakshmi Manish Nandini Pranav Ritika Siddharth Tanvi Varun Shreya Gopal"_s,
            u"Deshmukh Iyer Kulkarni Kurup Vaidya Chauhan Naidu Pillai Saxena Trivedi Wagle "
            "Rangan Subbarao Hegde Mahajan Goswami Bhide Rathore Thakkar Parekh Nambiar Sanyal"_s),
        culture(
            u"Lena Jonas Anke Torsten Friederike Malte Greta Henning Svenja Lukas Birgit Jannik "
            "Ulrike Moritz Katrin Fabian Wiebke Tobias Johanna Niklas Dörte Matthias Heike"_s,
            u"Brandmüller Vogelsang Hoffstedt Lindner Krahl Petersen Ostermann Wiegand Schuster "
            "Reinhold Tiedemann Falkenrath Bergner Hölzer Mertens Rademacher Stahlke Wendt Kofler "
            "Zeidler Amrhein Bünger"_s),
        culture(
            u"Camille Bastien Élodie Théo Margaux Julien Solène Antoine Clémence Quentin Manon "
            "Thibault Océane Gaspard Noémie Rémi Aurélie Cyril Lucie Étienne"_s,
            u"Vasseur Delorme Chauvin Fontenay Montclar Guérin Perrault Lacombe Roussel Bonnefoy "
            "Tessier Aubry Charpentier Masson Jourdan Pelletier Renaudin Leclair Barbier Coste"_s),
        culture(
            u"Larissa Thiago Beatriz Caio Fernanda Rafael Juliana Otávio Camila Vinícius Letícia "
            "Gustavo Mariana Renan Isadora Murilo Natália Heitor Bruna Davi"_s,
            u"Figueira Moreira Cavalcanti Teixeira Barroso Nogueira Sampaio Vasques Pimentel "
            "Fonseca Arruda Brandão Queiroz Macedo Trindade Assunção Leal Furtado Valadares"_s),
        culture(
            u"Haruka Kenta Yui Daiki Misaki Ryota Ayaka Shota Nanami Takumi Emi Kazuki Rina "
            "Yusuke Chihiro Hayato Mio Koji Sakura Naoto"_s,
            u"Moriyama Isobe Hoshino Kuroda Asano Fujita Kamiyama Nishimura Okabe Sugawara "
            "Tachibana Yoshida Hamada Tsukamoto Kitagawa Shibata Matsuo Noguchi Aoyama Iwata"_s),
        culture(
            u"Bo-kyung Min-jun Ha-eun Ji-ho Yu-na Do-yun Soo-ah Hyun-woo Chae-won Tae-gyu Eun-bi "
            "Jae-yun Da-hye Sung-min Na-ri Woo-jin"_s,
            u"Han Yoon Seo Kwon Hwang Ahn Song Jeon Hong Moon Bae Baek Nam Shim Noh Ryu"_s),
        culture(u"Chiamaka Tunde Ngozi Emeka Folake Ifeanyi Adaeze Babajide Yetunde Obinna Zainab "
                "Segun Amaka Kelechi Titilayo Uche Halima Damilola"_s,
                u"Okafor Adeyemi Nwosu Balogun Eze Olatunji Onyekachi Afolabi Ibekwe Adegbite "
                "Chukwuma Bankole Danjuma Ogundipe Umeh Akinlade Obaseki Usman"_s),
        culture(
            u"Zofia Jakub Hanna Wojciech Magda Kacper Agnieszka Piotr Kinga Łukasz Oliwia Marek "
            "Justyna Bartosz Weronika Tomasz Małgorzata Filip"_s,
            u"Wójcik Zieliński Mazurek Pawlak Górska Kubiak Jasiński Wilczek Skowron Baranowska "
            "Krawiec Domański Lisowska Urban Żurek Czarnota Malinowska Stępień"_s),
        culture(
            u"Lucía Mateo Valentina Andrés Jimena Diego Paula Rodrigo Marisol Iker Ximena Álvaro "
            "Rocío Emilio Catalina Hugo Inés Joaquín"_s,
            u"Quintero Salazar Ibarra Montoya Cifuentes Arriaga Zamora Bermúdez Carrasco "
            u"Valdelomar "
            "Olmedo Pastrana Rentería Solís Tapia Uribarri Villaseñor Echeverri"_s),
        vietnamese(),
        culture(u"Elif Emre Zeynep Kaan Defne Burak Selin Onur Ayşe Cem Derya Tolga Melis Serkan "
                "Gizem Barış"_s,
                u"Yıldız Demirel Karadere Aydoğan Öztürk Çelikkan Aksoy Korkmaz Tunç Erdem Şimşek "
                "Karaca Polatlı Uysal Bayraktaroğlu Toprak"_s),
        culture(
            u"Astrid Erik Sigrid Nils Maja Lars Ingrid Oskar Linnea Anders Tuva Henrik Elsa "
            "Jesper Solveig Viktor"_s,
            u"Lindqvist Hedström Bergsland Nyström Sandvik Ekholm Dahlgren Torvik Hallberg Moen "
            "Sjöholm Vestergaard Åkesson Kjeldsen Rønning Fagerli"_s),
        culture(u"Wanjiru Kamau Achieng Otieno Njeri Kiprono Makena Mwangi Akinyi Barasa Nyambura "
                "Juma Zawadi Baraka Amani Neema"_s,
                u"Kariuki Odhiambo Wambua Cheruiyot Mutiso Njoroge Omondi Kimani Waweru Korir "
                "Mumbi Ndungu Okello Rotich Simiyu Wekesa"_s),
    };
}

std::vector<SampleCountry> makeCountries()
{
    return {{u"US"_s, English, 190, 550, u"Denver"_s}, {u"CN"_s, Chinese, 165, 20, u"Chengdu"_s},
            {u"IN"_s, Indian, 120, 20, u"Pune"_s},     {u"DE"_s, German, 85, 200, u"Munich"_s},
            {u"GB"_s, English, 65, 400, u"Leeds"_s},   {u"FR"_s, French, 50, 200, u"Lyon"_s},
            {u"BR"_s, Brazilian, 50, 40, u"Recife"_s}, {u"JP"_s, Japanese, 50, 30, u"Osaka"_s},
            {u"KR"_s, Korean, 35, 20, u"Busan"_s},     {u"NG"_s, WestAfrican, 35, 20, u"Lagos"_s},
            {u"CA"_s, English, 35, 550, u"Calgary"_s}, {u"PL"_s, Polish, 25, 60, u"Gdańsk"_s},
            {u"ES"_s, Spanish, 20, 80, u"Bilbao"_s},   {u"VN"_s, Vietnamese, 15, 10, u"Da Nang"_s},
            {u"MX"_s, Spanish, 15, 30, u"Puebla"_s},   {u"TR"_s, Turkish, 15, 20, u"Izmir"_s},
            {u"SE"_s, Nordic, 15, 200, u"Malmö"_s},    {u"KE"_s, EastAfrican, 10, 40, u"Nairobi"_s},
            {u"SG"_s, Chinese, 5, 400, u"Singapore"_s}};
}

// Beginnings and ends of company names; an end that starts with a space is a word of its own.
const QStringList &companyBeginnings()
{
    static const QStringList list =
        u"Kernel Jade Isar Alder Basalt Brindle Cedar Copperleaf Dune Ember Fjord Garnet Heron "
        "Ibex Indigo Kestrel Larch Lichen Marl Meadow Nettle Oriole Osprey Pumice Quill Rowan "
        "Saffron Sorrel Tamarind Tarn Thistle Umber Vesper Willow Yarrow Zircon Lotus Bamboo "
        "Ginkgo Lantern Pagoda Harbor Tidal Granite Cinder Aspen Bramble Clover Drift Estuary "
        "Flint Gorse Hollow Inlet Jasper Knoll Linden Mistral Neroli Orchard Peregrine Quarry "
        "Ravine Sable Teasel Upland Verbena Wren Amberline Birch Cormorant Delta Elder Fennel "
        "Glacier Hazel Islet Kelp Lagoon Marsh Nimble Ochre Pinyon Reed Slate Terrace Vale "
        "Wharf Zenobia Auburn Beacon Crest Dovetail Ermine Fathom Grove Husk"_s.split(u' ');
    return list;
}

const QStringList &companyEnds()
{
    static const QStringList list =
        u"works|forge|_Systems|_Robotics|_Labs|_Analytics|_Health|_Mobility|_Finance|soft|"
        "_Interactive|_Logistics|grid|_Energy|_Studios|_Learning|_Networks|mind|_Devices|_Legal|"
        "_Retail|_Media|_Security|path|_Bio|_Travel|_Games|_Materials|_Voice|_Education|stack|"
        "_Foods|_Insurance|_Space|_Tools|_Cloud"_s.replace(u'_', u' ')
            .split(u'|');
    return list;
}

const QStringList &companyPlaces()
{
    static const QStringList list =
        u"Nord Europe Asia Pacific Lisbon Oslo Pune Kyoto Hanoi Lima Accra Quebec Torino Graz "
        "Leipzig Porto Cork Bergen Sapporo Daegu Mombasa Cusco Turku Gent Basel Brno Riga "
        "Tartu"_s.split(u' ');
    return list;
}

} // namespace

QString SampleCulture::name(int givenIndex, int surnameIndex) const
{
    const QString &first = given[size_t(givenIndex)].written;
    const QString &last = surnames[size_t(surnameIndex)].written;
    return surnameFirst ? last + between + first : first + between + last;
}

const std::vector<SampleCulture> &sampleCultures()
{
    static const std::vector<SampleCulture> cultures = makeCultures();
    return cultures;
}

const std::vector<SampleCountry> &sampleCountries()
{
    static const std::vector<SampleCountry> countries = makeCountries();
    return countries;
}

QString sampleCompanyName(quint64 seed, int index)
{
    // A step without a common factor with the number of pairs visits each pair once.
    constexpr quint64 kStep = 1'000'003;
    const quint64 pairs = quint64(companyBeginnings().size() * companyEnds().size());
    const quint64 pair = (quint64(index) * kStep + seed % pairs) % pairs;
    const qsizetype ends = companyEnds().size();
    QString name =
        companyBeginnings()[qsizetype(pair) / ends] + companyEnds()[qsizetype(pair) % ends];
    const qsizetype round = index / qsizetype(pairs);
    if (round > 0)
        name += u' ' + companyPlaces()[(round - 1) % companyPlaces().size()];
    if (round > companyPlaces().size())
        name += u' ' + QString::number((round - 1) / companyPlaces().size() + 1);
    return name;
}

QString sampleDomainWord(const QString &name)
{
    return asciiOf(name);
}

QString sampleWebPath(const QString &title)
{
    QStringList parts;
    for (const QString &word : title.split(u' ', Qt::SkipEmptyParts))
        parts.append(asciiOf(word));
    return parts.join(u'-');
}

} // namespace rapport
