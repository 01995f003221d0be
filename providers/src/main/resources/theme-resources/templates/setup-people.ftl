<p>${msg("setup.people.text")}</p>
<ul class="plain">
    <li>${msg("setup.people.direct")}</li>
    <li>${msg("setup.people.plan")}</li>
    <li>${msg("setup.people.yourself")}</li>
</ul>
<@part.drawing title="RunDiffusion.com | Users and groups" menu=["Overview", "Properties", "Users and groups", "Single sign-on"] open="Users and groups">
    <@part.press label="+ Add user/group" number="1"/>
    <@part.drawn label="Users and groups" value="Ada Winter, Design team" number="2"/>
    <@part.press label="Select" number="3"/>
    <@part.press label="Assign" number="4"/>
</@part.drawing>
<@part.next url=nextUrl/>
