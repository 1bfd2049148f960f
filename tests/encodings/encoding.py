"""The same text in the encodings that Chinese archives hold."""
import codecs

# The characters of laws that Big5 does not have, and the traditional form of each, in the same order.
SIMPLIFIED = (
    '条应当会规业门关设区务员经产单责对动发国处资进实监议为组县营内开职报护权时项标办织场级审违学计检证专运备质调术协费执记电'
    '统况决请预导强负罚过个乡车环镇农评测验险数结选医书财举励现点将从卫给见许参济间围创疗绿线销联养则节维传际输总称领长担装转'
    '灾鉴团义类户属续华纳无劳补训损严诉识变风编届约认药广综态偿试询录邮历众题园额问残响订临购档积馆庆遗贸挥队货辆没税树筹师状'
    '侨别献视减妇奖签烟础碍满达须该缴图废让铁驶轨载论简两矿络获东赔库终归争讼说隐红观层饮头纪辖储还迁号赁带难伤访扩册赠军显换'
    '递练贴习诊债绝纠驾买较绩断帮岗坚暂艺继链毁抢闭虚来独细卖滥兴湾拟仪样乐双战紧殡纷弃竞汇绘剂话摊账桥龄扬码贷凭边稳诺娱讨宪'
    '亲践语读盖课势随渔连启驻闻压拨误贯详诚贩衔伪银惩释择牵滩灭张针馈轻滨彻阅乱写沟错婴轮辅丧携旧贡览颁罢厅键阶够劝径声惯岁胁'
    '毕顾侧'
)
TRADITIONAL = (
    '條應當會規業門關設區務員經產單責對動發國處資進實監議為組縣營內開職報護權時項標辦織場級審違學計檢證專運備質調術協費執記電'
    '統況決請預導強負罰過個鄉車環鎮農評測驗險數結選醫書財舉勵現點將從衛給見許參濟間圍創療綠線銷聯養則節維傳際輸總稱領長擔裝轉'
    '災鑑團義類戶屬續華納無勞補訓損嚴訴識變風編屆約認藥廣綜態償試詢錄郵歷眾題園額問殘響訂臨購檔積館慶遺貿揮隊貨輛沒稅樹籌師狀'
    '僑別獻視減婦獎簽煙礎礙滿達須該繳圖廢讓鐵駛軌載論簡兩礦絡獲東賠庫終歸爭訟說隱紅觀層飲頭紀轄儲還遷號賃帶難傷訪擴冊贈軍顯換'
    '遞練貼習診債絕糾駕買較績斷幫崗堅暫藝繼鏈毀搶閉虛來獨細賣濫興灣擬儀樣樂雙戰緊殯紛棄競匯繪劑話攤賬橋齡揚碼貸憑邊穩諾娛討憲'
    '親踐語讀蓋課勢隨漁連啟駐聞壓撥誤貫詳誠販銜偽銀懲釋擇牽灘滅張針饋輕濱徹閱亂寫溝錯嬰輪輔喪攜舊貢覽頒罷廳鍵階夠勸徑聲慣歲脅'
    '畢顧側'
)
TO_TRADITIONAL = str.maketrans(SIMPLIFIED, TRADITIONAL)


def encodable(text, codec):
    """The text without the characters that the codec does not have."""
    return text.encode(codec, 'ignore').decode(codec)


def traditional(text):
    return encodable(text.translate(TO_TRADITIONAL), 'big5')


class Encoding:
    """A way to write a text: its name, Python's codec, the bytes before, what it makes of the text."""

    def __init__(self, name, codec, mark=b'', rendering=None):
        self.name, self.codec, self.mark = name, codec, mark
        self.rendering = rendering or (lambda text: encodable(text, codec))

    def encode(self, text):
        return self.mark + self.rendering(text).encode(self.codec)

    def decode(self, data):
        """What the bytes say; a character cut off at the end is left out."""
        return data[len(self.mark):].decode(self.codec, 'ignore')


ENCODINGS = (
    Encoding('UTF-8', 'utf-8'),
    Encoding('UTF-8 BOM', 'utf-8', codecs.BOM_UTF8),
    Encoding('GB18030', 'gb18030'),
    Encoding('GBK', 'gbk'),
    Encoding('Big5', 'big5', b'', traditional),
    Encoding('UTF-16LE', 'utf-16-le'),
    Encoding('UTF-16BE', 'utf-16-be'),
    Encoding('UTF-16LE BOM', 'utf-16-le', codecs.BOM_UTF16_LE),
    Encoding('UTF-16BE BOM', 'utf-16-be', codecs.BOM_UTF16_BE),
    Encoding('UTF-32LE', 'utf-32-le'),
    Encoding('UTF-32BE', 'utf-32-be'),
    Encoding('UTF-32LE BOM', 'utf-32-le', codecs.BOM_UTF32_LE),
    Encoding('UTF-32BE BOM', 'utf-32-be', codecs.BOM_UTF32_BE),
)
