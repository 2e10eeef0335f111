/**
 * The access matrix of appendix J3.1 as it stands there: role × resource, a level (`.` none, `m` masked, `s` see,
 * `c` change and see) and a condition (J3.2, `access-conditions.ts`). Short rows name what is not none; `=`: the same row.
 * `@` rows cap a door. Read by `access-cells.ts`, asked by `may.ts` alone.
 */
export const accessMatrix = `
role                nu fa na bd co ad sc ms gu si nr cs el hl mt mh no ag an fs fb qu rf lt cf pr nt mp ae wm sn tk dl sx rg rp tx hd us lg de ex bk
facilitator         s  c  c  c  c  c  c  c  c  c  c  c  sB cB c  c  c  c  c  c  cW c  s  c  c  c  c  c  c  s  c  c  s  .  s  .  s  s  cO .  .  .  .
serviceHead         s  c  s  .  m  .  m  cD .  s  .  cD .  .  s  s  .  .  .  .  .  .  s  .  cD sF c  .  .  .  .  c  .  s  cW .  s  s  cO .  sW s  .
commissionSecretary s  c  c  c  c  c  c  cW c  c  c  c  c  c  .  sK .  sR .  sK .  .  c  .  c  sF sF .  .  .  cW cW sW c  c  .  s  s  cO .  .  s  .
commissionChair     s  s  s  s  m  m  s  .  s  s  s  sK c  c  .  sK .  sR .  sK .  .  c  .  .  sF sF .  .  .  .  cW .  s  s  .  s  s  cO .  .  .  .
commission          s  s  m  .  .  .  .  .  .  s  .  .  .  .  .  sK .  sR .  sK .  .  .  .  .  sF sF .  .  .  .  .  .  s  s  .  .  .  cO .  .  .  .
coordinator         s  c  s  s  s  s  m  c  s  s  .  s  s  sK sT s  .  sR .  s  .  .  s  sK sK sF sF sK .  .  sK c  sK c  c  s  c  c  cU sU s  s  .
resourceCentre      s  c  c  c  c  c  m  c  c  c  s  c  s  .  sT s  .  sR .  .  .  .  s  .  .  .  .  s  s  c  .  c  sK c  c  c  s  s  cO .  s  s  .
familyCurator       s  c  s  .  s  s  .  .  s  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  cW cW s  cW cW .  .  s  .  s  s  cO .  .  .  .
curator             s  c  c  c  c  c  c  c  c  s  c  c  s  .  c  c  .  .  .  .  .  c  .  .  c  .  .  c  .  .  c  c  s  .  s  cW s  s  cO .  .  .  .
ufsinSpecialist     s  c  cW cW cW cW .  .  cW .  cW cW .  .  .  .  .  .  .  .  .  .  .  .  cW .  .  cW cW .  cW cW .  .  .  .  s  s  cO .  .  .  .
side1               s  .  sO sO cO sO sO cO sO sO .  cO .  .  cO sO .  sG cO sO cO cO .  sO sO .  .  .  cX .  .  .  .  .  .  .  s  .  .  .  .  sO .
guardian            s  .  sO sO cC sO sO cC sO sO .  cC .  .  cC sO .  sG cC sO cC cC .  sO sO .  .  .  cX .  .  .  .  .  .  .  s  .  .  .  .  sO .
supporter           s  .  sO .  cO .  .  cO .  sO .  cO .  .  cO sO .  .  .  .  cO cO .  sO sO .  .  .  .  .  .  .  .  .  .  .  s  .  .  .  .  sO .
familyMember        s  .  sO .  cO .  .  cO .  sO .  cO .  .  cO sO .  sG cO sO cO cO .  sO sO .  .  .  cX .  .  .  .  .  .  .  s  .  .  .  .  sO .
woman               s  sO cO sO cO cO sO cO sO sO .  cO .  .  cO sO .  sG cO sO cO cO .  sO sO .  .  sO cX .  .  .  .  .  .  .  s  .  .  .  .  sO .
@chat               s  c  sO .  .  .  .  c  .  s  .  c  .  .  c  c  .  .  c  c  c  cO .  sZ .  .  .  .  cO .  .  c  sK sN .  .  s  .  cO .  sN .  .
@list               s  s  mY .  .  m  .  sK .  s  .  sK .  .  sT s  .  .  .  sK .  .  .  .  .  .  .  .  .  .  .  s  sK s  s  m  s  s  s  s  s  .  .
@api                s  c  cW cW cW cW cW .  cW cW cW sK cW .  sT s  .  .  .  sK .  .  cW .  .  sK sK .  .  .  .  sK sK s  s  m  s  s  .  .  s  .  .
provider: nu=s fa=cW na=cW bd=cW co=cW ad=cW gu=cW cs=cW tk=cW rg=s rp=cW tx=s hd=s us=cO de=sW
controller: nu=s na=sO co=cO ms=cO cs=cO ag=sI an=cO fs=sI qu=cO cf=sO tx=s ex=sO
observer: nu=s fa=s mh=sK fs=sK sx=s rg=s tx=s hd=s us=cO lg=sA de=s ex=sN
ngoWorker: nu=s fa=sH na=s co=s tk=cW rp=cW tx=s hd=s us=cO
addictionSpecialist: nu=s nr=m mt=s mh=s tk=cW tx=s hd=s us=cO
otherSpecialist: mt=sE ag=sE
lawEnforcement: nu=sE
schoolAdministration: ag=sR
educationDepartment: rg=cE
regionalCommission: sx=s us=cO
ministry: sx=s rg=s us=cO de=s
agency:
operator: dl=sN sx=s us=c bk=c
territorialService = assignedOrg = serviceHead; council = commission; socialSpecialist = curator
prisonSpecialist = ufsinSpecialist; department = ministry; side2 = side1; relative = familyMember; notifier = controller
investigator = workingGroup = police = penitentiaryService = association = agency
`;
